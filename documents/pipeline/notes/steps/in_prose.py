"""What the prose of a letter bids in the middle of a sentence, where no verb of a bid leads it in.

``You should have your INR checked before the operation``, ``If you notice a sore which does not
heal please see your GP``.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.steps import bids

# What is had done: a test, a visit, something measured. "He must have an infection" is a guess.
_DONE: Final = (
    r"(?:checked|re-?checked|tested|measured|repeated|monitored|screened|reviewed|examined|removed"
    r"|assessed|scanned|x-?rayed|weighed|taken|done|changed|vaccinated|immuni[sz]ed"
    r"|blood (?:tests?|work)|tests?|bloods|scans?|x-?rays?|mri|ct|ultrasound|echo\w*|ecgs?|ekgs?"
    r"|checks?|check-?ups?|reviews?|appointments?|screening|mammograms?|smears?|\w+scopy|biopsy"
    r"|vaccin\w+|jabs?|boosters?|injections?|follow[- ]?up)"
)
_HAVE_DONE: Final = re.compile(
    r"\b(?:you|he|she|they|(?:the )?(?:patient|pt)|\w+ (?-i:[A-Z])\w+)\s"
    r"(?:should|must|ought to|(?:will )?needs? to|(?:is|are) to)\s(?:(?:also|then|still|now)\s)?"
    r"(?:have|get)\s(?:your|his|her|their|the|an?|another|some|regular|further|repeat|annual"
    rf"|yearly|monthly|weekly|\d)\s[^.;:?]{{0,60}}?\b{_DONE}\b(?! (?:was|were|showed|shows)\b)",
    re.IGNORECASE,
)
# The case, and behind it without a comma what is asked.
_ASKED: Final = (
    r"(?:do not|don['’]t|avoid|see|attend|come|go|ring|call|phone|telephone|contact|tell|let|inform"
    r"|ask|make|book|arrange|speak|seek|return|report|bring|stop|visit|discuss|consult|repeat"
    r"|check|recheck|request|organi[sz]e|re-?refer|refer)"
)
_PLEASE: Final = re.compile(
    r"\b(?:if|when|once|should|unless|in case|as soon as)\s[^.;:?]{3,160}?[\s,]"
    rf"(?:please|kindly)\s{_ASKED}\b(?!\s(?:above|below|attached|overleaf|enclosed|separate|the"
    r" (?:attached|enclosed|leaflet|sheet))\b)",
    re.IGNORECASE | re.DOTALL,
)


# What somebody is not to do, said of him: "He is aware that he must not drive".
_MUST_NOT: Final = re.compile(
    r"\b(?:you|he|she|they|(?:the )?(?:patient|pt)) (?:must|should|may)(?: not|n['’]t)"
    r" (?:now |yet |therefore )?(?:drive|fly|swim|bathe|lift|work|smoke|drink|eat|use|stop|wear"
    r"|run|exercise|travel|weight[- ]?bear|conceive|become pregnant|get pregnant|donate)\b",
    re.IGNORECASE,
)


# "Take metoprolol with a sip of water": for one day, and no way to take it every day.
_FOR_THE_DAY: Final = re.compile(
    r"\b(?:take|use|drink|bring)\b[^.;\n]{2,80}\b(?:with (?:only )?(?:a )?(?:small )?sips? of water"
    r"|(?:on )?the (?:morning|night|evening|day) (?:of|before) (?:your |the )?(?:surgery|operation"
    r"|procedure|test|scan|appointment|visit|colonoscopy))\b",
    re.IGNORECASE,
)


# Who is to have a paper: "A copy should go to school".
_GOES_TO: Final = re.compile(
    r"\b(?:copy|copies|forms?|letters?|plan|card|samples?|kit|note)\b[^.;\n]{0,30}?"
    r"\b(?:should|must|needs? to|(?:is|are) to) go (?:to|with|back to)\b",
    re.IGNORECASE,
)


# What is to be given or done, with when: "Anti-D 1500 units to be given at 28 weeks".
_TO_BE: Final = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bhad )(?<!\bneeded )(?<!\bhave )(?<!\bused )(?<!\brequired )"
    r"(?<!\bseems )(?<!\bappears )\bto be (?:given|done|removed|started|repeated|taken|measured"
    r"|performed|carried out|checked|administered|weaned|stopped|continued|restarted|tested"
    r"|scanned)"
    r"\s(?:(?:at|in|within|every|from|by|until|before|after|during|when|once|if)\s[^.;\n]{2}"
    r"|\d{1,2}\s(?:hours?|days?|weeks?|months?)\s(?:before|after)\b|(?:next|this)\s(?:week|month))",
    re.IGNORECASE,
)
# What somebody measures at home from now on, with how often.
_OFTEN: Final = (
    r"(?:(?:once|twice|three|four|five|six|\d{1,2})(?: times)?(?: (?:a|per|each|every))"
    r" (?:day|week|month)|(?:once|twice) (?:daily|weekly|monthly)|every (?:other )?(?:day|morning"
    r"|evening|night|week|month)|daily|weekly|each (?:day|morning|evening|week)"
    r"|(?:before|after)(?: (?:and (?:after|before)|each|all|every))* (?:meals?|breakfast)"
    r"|for (?:a|one|two|three|four|the next|\d{1,2})\s?\w* ?(?:days?|weeks?|months?))"
)
_WILL_MEASURE: Final = re.compile(
    r"\b(?:you|he|she|they|(?:the )?(?:patient|pt)|mum|dad|his \w+|her \w+|and)\s(?:will|(?:is|are)"
    r" to)\s(?:(?:also|then|now)\s)?(?:continue to\s|keep\s)?(?:tests?(?:ing)?|check(?:ing)?"
    r"|measur(?:e|ing)|monitor(?:ing)?|record(?:ing)?|weigh(?:ing)?|log(?:ging)?)\b"
    rf"[^.;\n]{{0,80}}?\b{_OFTEN}\b",
    re.IGNORECASE,
)
# What will be done in some case: "If these are not met on diet we will start metformin".
_THEN_WE: Final = re.compile(
    r"\W*(?:if|should|unless|once|when)\b[^.;:?]{3,120}?[\s,](?:we|i)(?:['’]ll| will| shall)\s"
    r"(?:(?:then|need to|plan to|have to)\s)*(?:start|add|give|prescribe|switch|increase|reduce"
    r"|stop|offer|refer|arrange|apply|repeat|organi[sz]e|book|request|proceed|consider|discuss|change)\b",
    re.IGNORECASE,
)


# Who of the staff does what when: "Our asthma nurse will check your technique on 24 November".
_STAFF_WILL: Final = re.compile(
    r"\b(?:our|the|an?|my|your|their) (?:[\w-]+ ){0,3}?"
    r"(?:nurses?|teams?|pharmacists?|midwi(?:fe|ves)|physio\w*|dieti[ct]ians?|therapists?"
    r"|doctors?|consultants?|secretar\w+|clinics?|registrars?"
    r"|specialists?|coordinators?|departments?|office|surgery|hospital|navigators?|practitioners?)"
    r" (?:will|is going to|are going to|['’]ll) "
    r"(?:be (?:in touch|contacting|calling|seeing|sending)|check|call|see|review|visit|ring"
    r"|phone|contact|teach|show|telephone|write|send|book|arrange"
    r"|meet|remove|do|take|come|repeat|let you know)\b",
    re.IGNORECASE,
)
_EACH: Final = (
    _STAFF_WILL,
    _HAVE_DONE,
    _PLEASE,
    _MUST_NOT,
    _FOR_THE_DAY,
    _GOES_TO,
    _TO_BE,
    _WILL_MEASURE,
    _THEN_WE,
)


def bids_in_prose(text: str) -> bool:
    """Whether a sentence asks for something in the midst of its words."""
    if "?" in text or bids.NOT_RECOMMENDED.search(text):
        return False
    return any(each.search(text) for each in _EACH)
