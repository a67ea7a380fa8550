"""Ways of saying the same that a list of words can't hold, brought to one before two texts meet.

Source and statement are both rewritten: "two times a week" is "twice a week", "30 minutes or more"
is "at least 30 minutes", "isn't" is "is not". Nothing here may lose or add a claim.
"""

from __future__ import annotations

import re

from documents.gate.spelling import american

_N = (
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|ninety|hundred)"
)
_UNIT = r"(?:[a-zµ%°]+(?:/[a-z]+)?)"
_CONTRACTED = re.compile(
    r"\b(?:(ca|wo)|(is|are|was|were|do|does|did|has|have|had|would|should|could))n['’]t\b", re.I
)
_SHORT = {"ca": "cannot", "wo": "will not"}
_SAME: tuple[tuple[str, str], ...] = (
    # "The normal range is 12 to 15" names the range; it does not say that a value is normal.
    (r"\b(the|its)\s+(?:normal|usual|reference)\s+range\s+(?=is\b|was\b|for\b|of\b)", r"\1 range "),
    (
        r"\b(?:normal|reference)(?:\s+(?:is|range))?[:,]?\s+"
        r"(?=(?:(?:under|below|over|above|up\s+to|less\s+than|more\s+than|at\s+(?:least|most))\s+|[<>≤≥]=?\s*)?\d)",
        "range ",
    ),
    (r"\btwo\s+times\s+(?=(?:a|per|each|every)\s+|daily\b|weekly\b|monthly\b)", "twice "),
    (
        r"\b(?:one\s+time|1\s+time)\s+(?=(?:a|per|each|every)\s+|daily\b|weekly\b|monthly\b)",
        "once ",
    ),
    (r"\b(?:has|have|had)\s+been\s+off\s+(?!work|duty|school)", "has not taken "),
    (
        r"\b(?:is|are|was|were)\s+(?:now\s+|currently\s+)?off\s+(?!work|duty|school)",
        "is not taking ",
    ),
    (
        r"(?:^|(?<=[,;.] ))off\s+([a-z]{4,}),?\s+(?:and\s+)?(?:now\s+)?on\s+(?=[a-z]{4,})",
        r"stopped \1; takes ",
    ),
    (
        r"(?:(?<=^)|(?<=[,;.] ))off\s+(?!work|duty|school|label|and\b|the\b)(?=[a-z])",
        "stopped ",
    ),
    (r"\b(need|require)s?\s+no\s+(?!longer|more\b)", r"does not \1 "),
    (
        r"\b(\w+)\s+on\s+(?:your|his|her|the)\s+(?:father['’]s|paternal)\s+side\b",
        r"paternal \1",
    ),
    (
        r"\b(\w+)\s+on\s+(?:your|his|her|the)\s+(?:mother['’]s|maternal)\s+side\b",
        r"maternal \1",
    ),
    (r"\btwice\b(?!\s+(?:a|an|per|each|every|daily|weekly|monthly)\b)", "2 times"),
    (
        r"\bonce(?=\s+(?:last|this|in|while|on|during|before|at|after|more)\b|\s*[,.;]|\s*$)",
        "1 time",
    ),
    (r"\bone\s+time\b", "1 time"),
    (r"\btwo\s+times\b", "2 times"),
    (
        r"\b(for|about|around|in|within|after|over|past|last|nearly|almost)\s+an?\s+(?=(?:day|week|month|year)\b)",
        r"\1 1 ",
    ),
    (r"\b(will|to|should|we|may|can|must|and)\s+lower\s+(?=(?:your|the|his|her)\s)", r"\1 reduce "),
    (r"\bhalf\s+(?:an\s+|a\s+)?hour\b", "30 minutes"),
    (r"\b(?<!half\s)an\s+hour\b(?!\s+and)", "1 hour"),
    (
        rf"\b(?:for\s+)?({_N}(?:\s+{_UNIT})?)\s+or\s+(?:more|longer|above|higher|greater|over)\b(?!\s+than)",
        r"at least \1",
    ),
    (
        rf"\b(?:for\s+)?({_N}(?:\s+{_UNIT})?)\s+or\s+(?:less|fewer|below|lower|under|shorter)\b(?!\s+than)",
        r"at most \1",
    ),
    (r"\b(?:no|not)\s+(?:more|longer|greater|higher)\s+than\b", "at most"),
    (r"\b(?:no|not)\s+(?:less|fewer|lower|shorter)\s+than\b", "at least"),
    (rf"\b(?:under|(?:fewer|lower|smaller|shorter)\s+than)\s+(?={_N}\b)", "less than "),
    (rf"\b(?:greater|higher|larger|bigger)\s+than\s+(?={_N}\b)", "more than "),
    (r"\bmo(?:m|mmy|ther)['’]s\s+(?:father|dad)\b", "maternal grandfather"),
    (r"\bmo(?:m|mmy|ther)['’]s\s+(?:mother|mom)\b", "maternal grandmother"),
    (r"\b(?:father|dad)['’]s\s+(?:father|dad)\b", "paternal grandfather"),
    (r"\b(?:father|dad)['’]s\s+(?:mother|mom)\b", "paternal grandmother"),
    (r"\bmo(?:m|mmy|ther)['’]s\s+sister\b", "maternal aunt"),
    (r"\b(?:father|dad)['’]s\s+sister\b", "paternal aunt"),
    (r"\bmo(?:m|mmy|ther)['’]s\s+brother\b", "maternal uncle"),
    (r"\b(?:father|dad)['’]s\s+brother\b", "paternal uncle"),
    (r"\b(?:mom|mum)\b", "mother"),
    (r"\bdad\b", "father"),
    (r"\bgrandma\b", "grandmother"),
    (r"\bgrandpa\b", "grandfather"),
    (
        r"\b(?:only\s+)?(?:if|when|whenever)\s+(?:you|he|she|they)\s+(?:need|needs)"
        r"(?:\s+(?:it|them|to|this))?\b(?!\s+\w+ing)",
        "as needed",
    ),
    (r"\bevery\s+third\s+(day|week|month)\b", r"every 3 \1s"),
    (r"\bevery\s+fourth\s+(day|week|month)\b", r"every 4 \1s"),
    (r"\bevery\s+second\s+(?=day|week|month|morning|evening|night)", "every other "),
    (r"\bstay\s+(?:out\s+of|off)\s+|\bkeep\s+out\s+of\s+", "avoid "),
    (r"\bstay\s+away\s+from\b|\bkeep\s+away\s+from\b|\bsteer\s+clear\s+of\b", "avoid"),
    (r"\b(father|mother|brother|sister|son|daughter)s?[- ]in[- ]law\b", r"\1inlaw relative"),
    (r"\b(?:step|half|foster)[- ](father|mother|brother|sister|son|daughter)\b", r"step\1"),
    (r"\bx\s?-?\s?ray(s?)\b", r"x ray\1"),
    (r"\b(?:apart|aside)\s+from\b|\bexcept\s+for\b|\bwith\s+the\s+exception\s+of\b", "except for"),
    (r"\b(?:is|are|am)\s+(?:now\s+)?back\s+on\s+(?=[a-z])", "resumed "),
    (r"\bwith(?:out| no)\s+fever\b|\ba(?:febrile|pyrexial)\b", "without fever"),
    # "The fever has gone" says that it is over; "has gone up" does not.
    (
        r"\b(?:has|have|is|are|had|was|were)\s+(?:now\s+|all\s+|completely\s+)?(?:gone(?:\s+away)?|disappeared|vanished)\b"
        r"(?!\s+(?:up|down|to|on|from|back|through|into|for|by|out|over|without|well|well|home|away|higher"
        r"|lower|as|with)\b)",
        "has resolved",
    ),
    (r"\b(?:went|goes|go|going)\s+away\b", "resolved"),
    # "Your appendix was taken out" tells of a removal: no word of it but the appendix is a claim.
    (r"\b(?:taken|took|cut)\s+out\b(?!\s+of\s+context)", "removed"),
    (r"\b(?:take|taking|cutting)\s+(\w+\s+(?:\w+\s+)?)?out\b", r"remove \1"),
    (
        rf"\b(?:(?:which\s+)?(?:is|was|are)\s+)?({_N}\s*{_UNIT})\s+(?:less|lower|lighter|fewer)\s+than\s+(?:in|at|on|last|before)\b",
        r"down \1 since",
    ),
    (
        rf"\b(?:(?:which\s+)?(?:is|was|are)\s+)?({_N}\s*{_UNIT})\s+(?:more|higher|heavier)\s+than\s+(?:in|at|on|last|before)\b",
        r"up \1 since",
    ),
    (
        rf"\b(?:do|should|must)\s+not\s+(?:take|use|have|drink|eat)\s+more\s+than\s+(?={_N}\b)",
        "take at most ",
    ),
    (rf"\b(?:a\s+)?max(?:imum)?\s+(?:dose\s+|of\s+|is\s+)*(?={_N}\b)", "at most "),
    # "The swab for MRSA was negative" is "the MRSA swab was negative".
    (
        r"\b(tests?|swabs?|cultures?|screens?|antibod(?:y|ies))\s+for\s+([\w.-]+)"
        r"(?=\s+(?:was|were|is|are|came\s+back)\s+(?:negative|positive)\b)",
        r"\2 \1",
    ),
    *(
        (rf"\b(?:the\s+)?{word}\s+day\b(?!\s+(?:of|in)\b)", f"day {number}")
        for number, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
        )
    ),
)
_DOINGS = {
    "driving": "drive",
    "swimming": "swim",
    "lifting": "lift",
    "bathing": "bathe",
    "running": "run",
    "jumping": "jump",
    "flying": "fly",
    "diving": "dive",
    "climbing": "climb",
    "kneeling": "kneel",
    "bending": "bend",
}
# "No driving for a month" as a sentence or a part of it forbids; "no swelling" finds.
_NO_DOING = re.compile(
    rf"(?:(?<=^)|(?<=[;.,] ))no\s+((?:heavy|strenuous)\s+)?({'|'.join(_DOINGS)})\b", re.I
)
_COMPILED = tuple((re.compile(pattern, re.I), instead) for pattern, instead in _SAME)
_TURNED = re.compile(r"\b(un|in|ir|im|ab|non-?)([a-z]{4,})\b", re.I)


def in_full(text: str) -> str:
    """A text in the one way of saying."""
    text = american(text)
    text = _CONTRACTED.sub(
        lambda found: _SHORT[found[1].lower()] if found[1] else f"{found[2]} not", text
    )
    for pattern, instead in _COMPILED:
        text = pattern.sub(instead, text)
    return _NO_DOING.sub(
        lambda found: f"do not {_DOINGS[found[2].lower()]}{' heavy things' if found[1] else ''}",
        text,
    )


def as_the_source(statement: str, source: str) -> str:
    """A statement with "not regular" as the source's "irregular", "lack of" as its "deficiency"."""
    for found in _TURNED.finditer(source):
        statement = re.sub(
            rf"\bnot\s+(?:\w+ly\s+|very\s+)?{re.escape(found[2])}\b",
            found.group(),
            statement,
            flags=re.I,
        )
    if re.search(r"\bpending\b", source, re.I):
        statement = re.sub(
            r"\bnot\s+(?:back|ready|known|in|here)(?:\s+yet)?\b", "pending", statement, flags=re.I
        )
    if re.search(r"\b(?:deficien|insufficien)", source, re.I):
        statement = re.sub(r"\b(?:a\s+)?lack\s+of\b", "deficiency of", statement, flags=re.I)
    return statement
