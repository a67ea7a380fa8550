"""What a letter teaches anybody: an illness that a test may miss, or that is easier to treat early.

``Mammograms can miss some cancers`` is said of a test and of people at large; nobody is said to
have the illness, nor to be free of it.
"""

from __future__ import annotations

import re

from documents.pipeline.notes.structure.statements import Statement

_FIND = (
    r"(?:find|miss|hide|mask|conceal|obscure|cover up|detect|pick up|catch|spot|see|show|discover"
    r"|diagnose|identify|look for|check for|screen for|prevent|rule out|tell)"
)
_FINDS = (
    r"(?:finds?|miss(?:es)?|hides?|masks?|detects?|picks? up|catch(?:es)?|spots?|prevents?"
    r"|looks? for|checks? for|lowers?|reduces?|saves?|can(?:not|['’]t)? tell)"
)
_TESTS = (
    r"(?:mammogra(?:ms?|phy)|screenings?|tests?|testing|scans?|x-?rays?|colonoscop(?:y|ies)|smears?"
    r"|check-?ups?|checks|exams|examinations|kits?|ultrasounds?|programmes?|programs?"
    r"|dexa|photographs|photos|swabs?|biopsies|detection|(?:breast |dense )tissue|breasts"
    r"|self-exams?|visits)"
)
_OFTEN = (
    r"(?:also |still |sometimes |often |usually |always |even |only |both |helps? |helps? to )*"
)
# Words that say that somebody is spoken of.
_SOMEBODY = re.compile(
    r"\b(?:you|your|yours|he|she|his|her|hers|him|pt|patient|my|i|we|our|mr|mrs|ms|was|were|had|did"
    r"|has been|have been|diagnosed|shows?|showed|this (?:scan|test|mammogram|x-?ray))\b",
    re.IGNORECASE,
)
# Of a test, whatever it is that it finds or misses.
_OF_TESTS = re.compile(
    rf"\b(?:can|may|might|could|will|do|does)(?: ?not|n['’]t)? (?:\w+ ){{0,1}}?{_OFTEN}"
    rf"(?:find|detect|pick up|catch|spot|see|show|discover|diagnose|identify|rule out|miss"
    rf"|prevent) (?:all|every|each|everything|some|most|many|100%)\b(?:[\w'’%-]+ ){{0,5}}"
    rf"|\b{_TESTS}(?: that| which)? (?:[\w'’-]+ ){{0,3}}?(?:can|may|might|could|will|cannot"
    rf"|can['’]t)(?: not)? {_OFTEN}{_FIND} "
    rf"|\b(?:can|may|might|could) {_OFTEN}(?:miss|hide|mask|conceal|obscure|look like) "
    rf"|\b{_TESTS} (?:(?:of the|for|with) \w+ )?{_OFTEN}{_FINDS} "
    rf"|\b(?:hard(?:er)?|difficult|tough(?:er)?|easier|easy|able|ways?|used|designed|meant|done|tr(?:y|ies)"
    rf"|aims?|offered|need(?:ed)?) (?:for \w+ )?to {_OFTEN}{_FIND} "
    rf"|\b(?:screenings?|mammogra(?:ms|phy)|tests|scans|colonoscopies|smears) (?:do(?:es)?|will)"
    rf" ?(?:not|n['’]t) {_OFTEN}{_FIND} "
    rf"|\b(?:ways?|means|method) of (?:find|detect|check|spott|screen|prevent)\w* (?:for )?"
    rf"|\ba (?:normal|negative|clear|good) (?:\w+ ){{1,3}}(?:can|does|do|may|will)"
    rf"(?: ?not|n['’]t)? [\w ]{{0,20}}?(?:rule out|mean|guarantee|find|exclude)\b"
    rf"|\bnot a test for ",
    re.IGNORECASE,
)
_PEOPLE = r"(?:people|persons|women|men|adults|patients|those|anyone|children|everyone|person)"
# Of people at large, or of what is mostly found.
_AT_LARGE = re.compile(
    rf"\b(?:most|many|some|few|fewer|about|around|only|nearly|almost|over|more|less|all|one|\d+)"
    rf"(?: than)? (?:in|out of|of|the|\d+|every|\w+|such|older|younger)?[ \w%]{{0,30}}?"
    rf"\b(?:{_PEOPLE}|lumps|polyps|moles|findings|results|callbacks|recalls|changes|spots|growths"
    rf"|cases|abnormalities|areas|cysts|adenomas|of (?:these|them))\b"
    rf"|(?:^|[.,;:(] ?|\b(?:for|in|help|helps|of|that|so|and|because) ){_PEOPLE}"
    rf" (?:aged? [\w -]{{1,20}} )?(?:with|who|over|get|do|have|can|may)\b"
    rf"|\b(?:common|leading|main|usual|frequent) causes? of (?:\w+ ){{0,3}}"
    rf"|\b(?:chances?|odds|likelihood|deaths?|dying|die|protects?|protection)"
    rf" (?:of|from|that|against) "
    rf"|\b(?:polyps|lumps|moles|cysts|changes|spots|findings|results|these|they) (?:are|do) "
    rf"(?:usually |often |mostly |almost always |rarely |sometimes |generally )*(?:not |mean )+",
    re.IGNORECASE,
)
# "Blood can be caused by other things, such as piles": what may lie behind it in anybody.
_MAY_BE_BEHIND = re.compile(
    r"\b(?:can|may|might|could|is often|are often|is usually|are usually)"
    r"(?: also| often| sometimes)? (?:be )?(?:caused by|due to|a sign of|signs of|because of"
    r"|mean|come from|result from|happen (?:with|in|because)|seen (?:with|in))\b[^.;]*$",
    re.IGNORECASE,
)
# Of some of them, of their signs, of what finding them early brings.
_OF_SOME = re.compile(
    r"(?:\bnot (?:all|every|each) (?:\w+ )?|\b(?:signs?|symptoms?|types?|causes?) of (?:\w+ )?"
    r"|(?:^|[.,;:(] ?|\b(?:that|and|but|because) )(?:most|many|some|all|few) (?:\w+ )?"
    r"|\b(?:find|catch|detect|treat|spott|diagnos|prevent)ing (?:\w+ )?)$",
    re.IGNORECASE,
)
_ARE_SO = re.compile(
    r"\W?(?:are|is|do|does|can|cannot|can['’]t|will|have|never|may|include|vary|early|before|at)\b",
    re.IGNORECASE,
)
# "does not guarantee that you do not have ...", "Symptoms of angina include ..."
_NO_PROMISE = re.compile(
    r"\b(?:not|n['’]t|cannot|never) (?:\w+ )?(?:guarantee|promise|prove)\b[^.;:]*$"
    r"|\b(?:signs?|symptoms?) of [\w -]{3,40}? (?:are|include|can|may)\b[^.;]*$",
    re.IGNORECASE,
)
_MOST_COMMON = re.compile(r"\b(?:most|more|less) (?:common|frequent|serious)\b[\w ]{0,20}$", re.I)
_MOSTLY = (
    r"(?:much |often |usually |also |very |most |more |quite |fairly |sometimes |now |almost )*"
)
# What is said of an illness, whoever has it.
_OF_IT = re.compile(
    rf"\W{{0,2}}(?:(?:that|which) )?(?:(?:is|are) {_MOSTLY}(?:easier|harder|simpler|common|rare"
    r"|curable|treatable|preventable|one of the|the (?:\w+ )?(?:most|leading|commonest)"
    r"|(?:an? )(?:\w+ ){0,3}?(?:virus|cancer|disease|infection|condition|type|form|kind|group"
    r"|illness)"
    r"|not (?:the same|cancers?|always|usually|dangerous|contagious))\b"
    r"|(?:can|may|might) (?:\w+ )?(?:cause|lead|spread|make|grow|develop|turn|become|start|look|run"
    r"|come back|happen|affect)\b"
    r"|(?:raises?|increases?|doubles?) (?:your|the|a|their)? ?(?:risk|chance)"
    r"|makes? (?:your )?bones"
    rf"|(?:can|may|might) {_MOSTLY}be (?:{_MOSTLY})(?:cured|treated (?:more|when|if|early|well)"
    r"|prevented|found|missed|hidden|caught|silent|there|present)\b"
    r"|(?:often|usually|sometimes|rarely|may|can|mostly|does not|do not)"
    r" (?:\w+ )?(?:has|have|cause|causes|show|give|grow|grows|run|runs) "
    r"(?:no|few|any|without|slowly|in families)\b"
    r"|(?:has|have) no (?:symptoms|signs|warning)|grows? slowly|affects? "
    r"|(?:is|are) (?:found|caught|detected|spotted|diagnosed|treated) early\b"
    r"|(?:found|caught|detected|spotted|diagnosed|treated) early (?:is|are|can|has|have)\b)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:your|my|his|her|the|this|that|known|recurrent|chronic|had|has|have) (?:\w+ )?$", re.I
)
# "A small aneurysm is not likely to cause you problems": any of them, whoever has it.
_ANY_OF_THEM = re.compile(r"\W*an? (?:[\w-]+ )?", re.IGNORECASE)
_FORECAST = re.compile(
    r" (?:is|are) (?:not |very |usually |often )*(?:likely|unlikely|expected|going)"
    r" to (?!be\b|have\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.,;:]")
_RISK = re.compile(r"\byour (?:risk|chances?|bones|bottom|body|skin|blood|gp|doctor)\b", re.I)
_OURS = re.compile(
    r"\b(?:we|i|he|she|they|you|doctor|radiologist|(?:the|your|this|his|her|my|recent|today['’]s)"
    r"(?: \w+){0,2}) $",
    re.IGNORECASE,
)
_REACH, _BEHIND = 120, 80


def is_taught(statement: Statement, start: int, end: int) -> bool:
    """Whether the name at ``start:end`` is said of tests, of illness or of people at large."""
    text = statement.page.text
    before = " ".join(text[max(statement.start, start - _REACH) : start].split()) + " "
    behind = " ".join(text[end : min(statement.end, end + _BEHIND)].split())
    told = max(_OF_TESTS.finditer(before), key=lambda found: found.end(), default=None)
    if told and _is_near(before, told) and not _is_ours(before, told):
        return True
    large = _AT_LARGE.search(before)
    if large and not _SOMEBODY.search(
        _CLAUSE.split(before[: large.end()])[-1] + before[large.end() :]
    ):
        return True
    behind_it = _MAY_BE_BEHIND.search(before)
    if behind_it and not _SOMEBODY.search(_CLAUSE.split(before[: behind_it.start()])[-1]):
        return True
    if _OF_SOME.search(before) and _ARE_SO.match(" " + behind):
        return True
    if _ANY_OF_THEM.fullmatch(before) and _FORECAST.match(" " + behind):
        return True
    if _NO_PROMISE.search(before) or _MOST_COMMON.search(before + text[start:end]):
        return True
    of_it = not _OWNED.search(before) and _OF_IT.match(" " + behind)
    return bool(of_it) and not _SOMEBODY.search(_RISK.sub("", _CLAUSE.split(behind)[0]))


def _is_near(before: str, told: re.Match[str]) -> bool:
    """Whether a name stands behind a verb as what it finds, not as what a next clause tells."""
    between = before[told.end() :]
    return len(between.split()) <= 9 and not re.search(
        r"[.;:]|,? (?:but|you|your|which|because|so|shows?|showed|found|has|had|is|was)\b"
        r"|\b(?:your|the|his|her|this|that) ",
        between,
    )


def _is_ours(before: str, told: re.Match[str]) -> bool:
    """Whether it is told what we, or this very test, could see."""
    subject = _OURS.search(before, 0, told.start())
    return bool(subject) and not re.search(
        r"\b(?:all|every|each|always|ways?|means|method)\b", told[0], re.I
    )
