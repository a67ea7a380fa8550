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


def bids_in_prose(text: str) -> bool:
    """Whether a sentence asks for something in the midst of its words."""
    if "?" in text or bids.NOT_RECOMMENDED.search(text):
        return False
    return any(
        each.search(text) for each in (_HAVE_DONE, _PLEASE, _MUST_NOT, _FOR_THE_DAY, _GOES_TO)
    )
