"""Numbers that belong to somebody: telephones, accounts, records, plates, cards, addresses online.

Lengths have ends: a page of one long word must not take the afternoon.
"""

from __future__ import annotations

import re

from healthchat.llm.deidentify import loose_numbers

_NO_UNIT = r"(?![\w.,/]*\d|[ ]?(?:m?c?g|ml|units?|%))"
_LABEL = (
    r"mrn|hcn|phn|ssn|npi|dea|nhs|uhid|abha|(?:medical[ \t]+)?record|account|acct|member|policy"
    r"|group|plan|patient|accession|specimen|order|sample|visit|encounter|licen[sc]e|certificate"
    r"|insurance|insur|subscriber|beneficiary|medicare|medicaid|case|chart|lab|plate|vin|serial|device"
    r"|template|card|iban|passport|badge|employee|student|tax|claim|invoice|study|participant"
    r"|dni|nie|nif|curp|rfc|pesel|bsn|aadhaar|nhc|emr|ehr|csn|udi|imei|mac|lot|batch|tracking|warrant"
    r"|(?:key|door|access|gate|security)[ ]?(?:safe|code)|collar|badge|grp|cpr|flight|train"
    r"|hospital|hosp|unit|file|registration|reg|referral|ref|pump|nir|cpf|cnpj|ahv|avs|insee|niss|pps|nino|chi|hic|tfn|pan|gstin|nric|voter|sn|s/n|upi|urn"
    r"|docket|gmc|nmc|hcpc|ahpra|bin|pcn|job|dictation|confirmation|ticket|reference|booking|prescription|rx"
)

# The label goes with the number.
LABELLED: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "ID",
        re.compile(
            r"(?<!\w)(?:nass|nuss|nss|nhc|cipa?|cuit|cuil|rut|n[ºo°]\.?[ ]?col(?:egiad[oa])?\.?"
            r"|colegiad[oa]|episodio|historia(?:[ ]cl[ií]nica)?|expediente|p[oó]liza|afiliad[oa]"
            r"|c\.?p\.?|plz|cep)[ \t]*:[ \t]*(\d[\d /-]{2,22}\d)(?!\w)",
            re.I,
        ),
        1,
    ),
    (
        "ID",
        re.compile(
            r"\b(?:patient|pt|case|medicare|medicaid|member|chart)[ \t]*"
            r"(?:(?:id|no|num|number)\b\.?|#)[ \t]*[:#.]{0,2}[ \t]*"
            r"[A-Z0-9][A-Z0-9/-]*\d[A-Z0-9/-]*"
            r"(?:[ ]\d{3,6}(?:[ ]\d{1,4})?(?![\w/]|[.,]\d|[ ]?(?:m?c?g|ml|units?|%)))?",
            re.I,
        ),
        0,
    ),
)
PATTERNS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("ID", re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b"), 0),
    ("ID", re.compile(r"(?<![\w.,/-])(?:\d{4}[ -]){3}\d{1,7}(?![\w/-]|[.,]\d)"), 0),
    ("ID", re.compile(r"(?<![\w.,/-])\d{4}([ -])\d{6}\1\d{4,5}(?![\w/-]|[.,]\d)"), 0),
    ("EMAIL", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\b"), 0),
    ("URL", re.compile(r"\b(?:https?://|ftp://|www\.)[^\s<>\"'’)]+", re.I), 0),
    (
        "URL",
        re.compile(
            r"(?<![\w@.-])(?<![\])}][ ])(?:[a-z0-9-]{1,40}\.){1,4}"
            r"(?:com|org|net|edu|gov|io|info|biz|co\.uk|example|app|dev|shop|online|site|xyz|health|clinic|de|fr|nl|dk"
            r"|fi|pl|hu|br|mx|jp|au|eu|ch)"
            r"(?:/[\w./?=&%-]{0,80})?(?![\w-]|\.\w)",
            re.I,
        ),
        0,
    ),
    ("ID", re.compile(r"(?<![\w@])@[A-Za-z_][\w.]{2,30}\b"), 0),
    # What somebody is called online; the name of the place where says that it is one.
    (
        "ID",
        re.compile(
            r"\b(?:skype|insta(?:gram)?|whats-?app|telegram|signal|snap(?:chat)?|tik-?tok|twitter"
            r"|facebook|fb|messenger|we-?chat|viber|discord|linked-?in|reddit|twitch|xbox|psn|steam"
            r"|handle)(?:[ ](?:id|name|handle|account|user))?"
            r"(?:[ ]?[:=@]|[ ](?:is|as)\b|[ ](?=\S*[._\d:]))"
            r"[ ]?@?([A-Za-z][\w.:#-]{2,30}\w)",
            re.I,
        ),
        1,
    ),
    # Groups of figures, one of them with a nought before: no value is written so.
    (
        "ID",
        re.compile(
            r"(?<![\w.,)/-])(?<!\d[ ])(?=(?:\d{1,6}[ ]){0,6}0\d)(?=(?:\d[ ]?){9})"
            r"\d{1,6}(?:[ ]\d{1,6}){3,7}(?![\w/-]|[.,]\d|[ ]\d)"
        ),
        0,
    ),
    (
        "ID",
        re.compile(
            r"(?<![\w.,/-])(?!(?:19|20)\d\d[ ](?:19|20))\d{4}([ -])\d{4}\1\d{4}(?![\w/-]|[.,]\d)"
        ),
        0,
    ),
    ("PHONE", re.compile(r"(?<![\w+])\+\d{1,3}(?:[ .()/-]{0,3}\d{1,5}){2,7}(?:x\d+)?(?!\w)"), 0),
    ("SSN", re.compile(r"\b\d{3}[- ]\d{2}[- ]\d{4}\b"), 0),
    (
        "PHONE",
        re.compile(
            r"(?<![\w.])(?:\+?\d{1,3}[ .-])?(?:\(\d{3}\)[ ]?|\d{3}[ .-])\d{3}[ .-]\d{4}"
            r"(?:[ ]?(?:x|,?[ ]?ext(?:ension)?\.?)[ ]?\d{1,6})?\b"
        ),
        0,
    ),
    (
        "PHONE",
        re.compile(
            r"\b(?:phone|ph|vm|voicemail|mob|telf?|tfno|tlf|tel(?:ephone)?|fax|cell|mobile"
            r"|call(?:[ \t]+me)?(?:[ \t]+at)?|registered|contact|ring|dial|whatsapp|sms"
            r"|number|text|left[ \t]+on|reach(?:ed)?[ \t]+(?:him|her|me|us)?[ \t]?at)"
            r"\b(?:[ \t]*(?:no|number)\b)?"
            r"\W{0,4}(?:is[ \t]+)?(\+?[\d(][\d() ./-]{5,18}\d)",
            re.I,
        ),
        1,
    ),
    (
        "PHONE",
        re.compile(
            r"\b(?:(?:pager|beeper|bleep)[ \t:#]{0,3}(?=\d)|(?=ext))"
            r"((?:ext(?:ension|\.)[ \t:#]{0,3})?\d(?:-?\d){1,6})(?![\w.,/-]*\d)",
            re.I,
        ),
        1,
    ),
    (
        "EMAIL",
        re.compile(
            r"(?<![\w.+-])[\w.+-]{1,64}[ ]?[\[({]at[\])}][ ]?[\w-]{1,63}"
            r"(?:(?:\.|[ ]?[\[({]dot[\])}][ ]?)[\w-]{1,63}){1,6}",
            re.I,
        ),
        0,
    ),
    (
        "EMAIL",
        re.compile(
            r"(?<!\w)\w{1,30}(?:[ ]dot[ ]\w{1,30}){0,3}[ ]at[ ]"
            r"\w{1,30}(?:[ ]dot[ ]\w{1,30}){1,3}(?!\w|[ ](?:at|dot)[ ])",
            re.I,
        ),
        0,
    ),
    ("PHONE", re.compile(r"(?<=\d{4})[ ]?,?[ ]?((?:x|ext\.?|extension)[ ]?\d{2,6})\b", re.I), 1),
    *loose_numbers.PATTERNS,
    # Seven figures, unless a unit says that they are a range.
    (
        "PHONE",
        re.compile(
            r"(?<![\w.,/<>=–-])(?<!\d[ ])(?<!\d[ ][(\[])\d{3}(?:-|(?=[.]0)[.])(?!\d0{3})\d{4}"
            r"(?![\w/%–-]|[.,]\d|[ ]?(?:m?[cµ]?g|m?[UL]|m?mol|pg|ng|IU|units?|x|cells|kcal|c?m)\b)"
        ),
        0,
    ),
    ("ID", re.compile(r"(?<!\w)#[ ]?((?=[A-Z-]{0,5}\d)[A-Z0-9][A-Z0-9-]{3,20})(?![\w/])"), 1),
    (
        "ID",
        re.compile(
            r"\b(?:key[ ]?safe|door|gate|code|collar|grp|group|pin|passcode|flight|train"
            r"|badge|locker|job)"
            r"[ :#]{1,2}((?-i:[A-Z]{2})[ ]?\d{2,4}|\d{4,8})(?![\w/%-]|[.,]\d)",
            re.I,
        ),
        1,
    ),
    (
        "ADDRESS",
        re.compile(
            r"\b(?:lives?|living|resid\w{1,4}|stays?|staying|next[ ]door)[^.\n\d]{0,30}?[ ]at[ ]"
            r"((?:no\.?|number|house|#)[ ]?\d{1,4}[A-Za-z]?)\b",
            re.I,
        ),
        1,
    ),
    ("ID", re.compile(r"\b(?:ending|ends)[ ](?:in|with)[ ]([A-Z0-9]*\d[A-Z0-9]*)(?!\w)"), 1),
    (
        "ID",
        re.compile(
            r"\b(?:plates?|registration|reg\.?|tag)(?:[ ](?:no|number|is)\b\.?)?[ :#]{1,3}"
            r"(?=[\d -]{0,9}[A-Z])(?=[A-Z -]{0,9}\d)((?-i:[A-Z\d](?:[ -]?[A-Z\d]){4,8}))(?!\w)",
            re.I,
        ),
        1,
    ),
    # Postal codes of Canada and of Ireland.
    (
        "ADDRESS",
        re.compile(
            r"(?<!\w)(?!T\dN\dM\d)(?:[A-Z]{2}[ ])?[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d(?!\w)"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            r"(?<!\w)[AC-FHKNPRTV-Y]\d[\dW][ ](?=\w{0,3}\d)(?=\w{0,3}[A-Z])"
            r"[\dAC-FHKNPRTV-Y]{4}(?!\w)"
        ),
        0,
    ),
    # Groups with points between them: 756.1234.5678.97.
    ("ID", re.compile(r"(?<![\w.,/-])\d{2,4}(?:\.\d{2,4}){3,5}(?![\w/-]|[.,]\d)"), 0),
    # A number of the state in groups with its check figures: 111.222.333-44, 11.222.333/0001-55.
    (
        "ID",
        re.compile(
            r"(?<![\w.,/-])\d{1,3}(?:\.\d{3}){2}(?:/\d{4})?-(?:\d{1,2}|[A-Z])(?![\w/-]|[.,]\d)"
        ),
        0,
    ),
    (
        "PHONE",
        re.compile(r"(?<![\w.,/-])(?:[A-Z]{2,4}[ ])?\d{3}([ -])\d{3}\1\d{3,4}(?![\w/-]|[.,]\d)"),
        0,
    ),
    (
        "PHONE",
        re.compile(r"(?<![\w.,/-])0\d{1,4}[ ./-]\d{2,7}(?:[ ./-]?\d{2,4}){0,4}(?![\w/-]|[.,]\d)"),
        0,
    ),
    ("PHONE", re.compile(r"(?<!\w)\(\d{1,5}\)[ /-]{0,2}\d{2,5}(?:[ /-]?\d{2,5}){1,4}(?!\w)"), 0),
    (
        "ID",
        re.compile(
            rf"\b(?:{_LABEL})\s*(?:(?:id|no|num|number)\b\.?|#)\s*[:#.]{{0,2}}\s*"
            r"([A-Z0-9][A-Z0-9/-]*\d[A-Z0-9/-]*"
            rf"(?:[ ]\d{{2,8}}{_NO_UNIT}){{0,3}})",
            re.I,
        ),
        1,
    ),
    (
        "ID",
        re.compile(
            r"\b(?:log-?in|user[ ]?name|user[ ]id|screen[ ]name|alias)\b[ \t:=]{1,3}"
            r"(?!(?:is|was|to|with|and|for|page|at|the)\b)([\w.@-]{3,30})",
            re.I,
        ),
        1,
    ),
    (
        "ID",
        re.compile(
            rf"\b(?:{_LABEL}|code|id|identifier|number|no)\b"
            r"(?:[ \t]+(?:id|no|number|code|is|of|the|template|card|plate|#)\.?){0,5}"
            r"[ \t:#.=]{0,6}"
            r"((?-i:[A-Z]{1,4})(?:[ ]\d{3,8}" + _NO_UNIT + r"){2,3}"
            r"|(?=[\w-]{0,24}\d)[A-Z0-9][A-Z0-9-]{4,40}"
            r"(?:[ ]\d{3,8}" + _NO_UNIT + r")?)",
            re.I,
        ),
        1,
    ),
    (
        "ID",
        re.compile(
            r"\b(?:MRN|NPI|UHID|ABHA)\b[\s:#.]{1,3}([A-Z0-9-]*\d[A-Z0-9-]*"
            r"(?:[ ]\d{3,8}(?![\w.,/]))?)",
            re.I,
        ),
        1,
    ),
    ("ID", re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{2,5})?(?![\w.]\w)"), 0),
    ("ID", re.compile(r"(?<![\w:])(?:[0-9A-F]{1,4}:){3,7}[0-9A-F]{1,4}(?![\w:])", re.I), 0),
    ("ID", re.compile(r"(?<![\w.])[A-Z]{2,6}-?\d{4,20}[\w-]{0,20}(?!\w)"), 0),
    ("ID", re.compile(r"(?<![\w.,/-])\d{8,19}(?![\w/-]|[.,]\d)"), 0),
    ("ID", re.compile(r"(?<![\w-])[\w-]{1,80}\.(?:jpe?g|png|heic|pdf|dcm|tiff?)\b", re.I), 0),
    ("ADDRESS", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b"), 0),
    (
        "ADDRESS",
        re.compile(
            r"\b(?:Flat|Studio|H\.?[ ]?No\.?|House[ ]No\.?|Plot|Apartment|Apt\.?)"
            r"[ \t]*\d{1,5}[A-Za-z]?\b"
        ),
        0,
    ),
    (
        "ADDRESS",
        re.compile(
            r"\b(?:zip|post(?:al)?[ ]?code|pin[ ]?code)\b[^.\n\d]{0,50}?"
            r"\b([A-Z]{0,2}\d[A-Z0-9 -]{1,9}\b)",
            re.I,
        ),
        1,
    ),
)

WEAK: tuple[tuple[str, re.Pattern[str], int], ...] = (
    # A nought before, and no time of day: no value is written so.
    (
        "ID",
        re.compile(
            r"(?<![\w.,/:+#(-])(?<!\d[ ])(?!0+\b)(?!(?:[01]\d|2[0-4])[0-5]\d(?!\d))"
            r"0\d{2,7}(?:-\d{2,6})?"
            r"(?![\w/:%-]|[.,]\d|[ ]\d|[ ]?(?:h|hrs?|hours?|am|pm)\b)"
        ),
        0,
    ),
)
"""Those that stand only where nothing else and no medical word does."""
