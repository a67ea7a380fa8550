"""English words that make a question urgent, by what may be happening.

Each pattern stands for a way people say it, not for a diagnosis; small letters, plain apostrophes.
``triage_spanish`` says the same under the same names.
"""

from __future__ import annotations

NEAR = r"[^\w.?!]+(?:[\w']+[^\w.?!]+){0,5}?"
"""Some words between, of the same sentence."""
_NOT = r"(?:can(?: ?no|')?t|could(?: not|n'?t)|unable to)"
_ISNT = (
    r"(?:(?:is|was|are)(?: not|n'?t)|not|(?:'s|'re) not|stopped|won'?t|will not|does(?: not|n'?t))"
)
_SIDE = r"(?:one|left|right)(?: \w+)? ?(?:side|arm|leg|hand|half)?"
_LIMB = r"(?:arms?|legs?|hands?|side|body|face)"

PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "self-harm",
        r"\bsuicid\w*|\bkill(?:ing)? myself|\bend(?:ing)? my (?:own )?life|\bwant to die\b"
        r"|\bbetter off (?:dead|without me)|\b(?:hurt|harm)(?:ing)? myself|\bself[- ]harm\w*"
        r"|\bno (?:reason|point)\W+(?:\w+\W+)?(?:to|in) liv(?:e|ing)|\bwish i (?:was|were) dead"
        r"|\b(?:don'?t|do not) want to (?:live|be alive|be here|wake up|exist)\b"
        r"|\btak(?:e|ing) my own life|\bend(?:ing)? it all\b"
        r"|\btook (?:all|too many)\b.{0,30}pills?",
    ),
    (
        "heart",
        rf"\b(?:chest|breastbone){NEAR}(?:pains?|pressure|tight\w*|crush\w*|squeez\w*|hurts?"
        rf"|hurting|aches?|aching|heav\w+|burn\w*|discomfort)"
        rf"|\b(?:pains?|pressure|tight\w*|crushing|squeezing|discomfort|heaviness|weight|elephant)"
        rf"{NEAR}chest\b(?! x)|\bheart attack\b"
        rf"|\b(?:pain|ache|aching|numb\w*){NEAR}(?:jaw{NEAR}arm|arm{NEAR}jaw|to (?:my|the) jaw)"
        r"|\bangina\b.{0,30}\b(?:now|worse|won'?t)",
    ),
    (
        "breathing",
        rf"\b(?:{_NOT}|struggl\w+ (?:to|for)|fight\w* (?:to|for)|hard to|trouble|difficulty|hardly"
        r"|barely|problems?)\W+(?:\w+\W+){0,2}?(?:breath\w*|air\b)"
        rf"|\b{_NOT} (?:get|take)\W+(?:\w+\W+){{0,2}}?(?:breath|air)\b"
        r"|\b(?:short(?:ness)?|out) of breath\b|\bbreathless\w*|\bdyspn\w+"
        rf"|{_ISNT} breath(?:e|ing)\b|\bchok(?:ed|ing)\b|\bgasping\b|\bsuffocat\w+"
        r"|\blips? (?:are |is |look )?(?:turn\w+ |going )?(?:blue|purple|gr[ae]y)\b",
    ),
    (
        "stroke",
        rf"\bface{NEAR}(?:droop\w*|numb\w*|crooked|lopsided|funny)|\bdroop\w*{NEAR}face\b"
        rf"|\bslurr\w+|\bstroke{NEAR}(?:now|having)|\b(?:having|had) a stroke\b"
        rf"|\b(?:numb\w*|weak\w*|paraly\w+|tingl\w+){NEAR}(?:{_SIDE}|arm and|leg and)\b"
        rf"|\b{_NOT} (?:move|feel|lift|raise)\W+(?:\w+\W+){{0,2}}?{_LIMB}\b"
        rf"|\b(?:one|left|right) (?:side|arm|leg){NEAR}(?:numb|weak|paraly)\w*"
        r"|\b(?:unilateral|one[- ]sided) (?:weakness|numbness)"
        rf"|\b(?:{_NOT}|trouble|difficulty|suddenly not) (?:\w+ )?(?:speak\w*|talk\w*"
        r"|find(?:ing)?(?: \w+)? words)|\baphasi\w+|\bdysarthri\w+"
        r"|\bworst headache\b|\bworst\W+(?:\w+\W+){0,3}?headache\b|\bheadache\W+(?:\w+\W+){0,3}?"
        r"(?:of my life|thunderclap)|\bthunderclap"
        rf"|\bsudden\w*{NEAR}(?:headache|vision|blind\w*|confus\w*|can'?t see)"
        rf"|\b(?:vision|sight){NEAR}(?:went (?:black|dark)|sudden\w*)"
        r"|\blost (?:my )?(?:vision|sight)",
    ),
    (
        "bleeding",
        rf"\b(?:bleed\w*|blood){NEAR}(?:won'?t stop|not stop\w*|a lot|heavy|heavily|everywhere"
        r"|non-?stop|badly|so much)"
        rf"|\b(?:{_NOT} stop|heavy|heavily|severe|massive|won'?t stop)\W+(?:\w+\W+){{0,2}}?bleed\w*"
        rf"|\bvomit\w*{NEAR}blood\b"
        rf"|\b(?:cough\w*|throw\w* up|threw up|spit\w* up|puk\w+){NEAR}blood"
        rf"|\bblood{NEAR}vomit\b|\bcoffee[- ]grounds?\b"
        r"|\bblack,? (?:and )?tarry|\btarry (?:black )?"
        r"(?:stools?|poop)|\bmelena\b|\bsoak\w+\W+(?:\w+\W+){0,4}?(?:pads?|towels?)\b",
    ),
    (
        "allergic reaction",
        rf"\b(?:throat|tongue|lips?|face){NEAR}(?:swell\w*|closing|closes|closed up)"
        rf"|\b(?:tongue|lips?|face){NEAR}swollen|\bthroat{NEAR}swollen shut"
        rf"|\b(?:swell\w*|swollen){NEAR}(?:throat|tongue|lips?|face)\b|\banaphyla\w*"
        rf"|\b(?:hives|rash){NEAR}(?:breath\w*|throat|swallow\w*)",
    ),
    (
        "consciousness",
        r"\b(?:pass(?:ed|ing|es) out|faint(?:ed|ing|s)|black(?:ed|ing) out|unconscious\w*"
        r"|unresponsive|overdos\w*|out of consciousness|los(?:t|ing|es) consciousness)"
        r"|\b(?:near(?:ly)?|almost)[- ](?:faint\w*|pass\w+|syncope)"
        r"|\bcollaps(?:ed|es|ing)\b(?! (?:lung|vertebra|dis[ck]|vein|arter|arch|bronch))"
        rf"|\b(?:{_ISNT}|{_NOT})\W+(?:\w+\W+)?(?:wak(?:e|ing)|respond\w*|be woken)\b"
        r"|\bhard to wake\b|\bconvuls\w+|\bseizing\b"
        r"|\b(?:ha[ds]|having|have had|another) (?:a |an )?(?:\w+ )?(?:seizure|fit)\b"
        rf"|\bseizures?{NEAR}(?:now|stop\w*|minutes)|\bnot making (?:any )?sense\b"
        r"|\b(?:altered mental|altered conscious|change in mental)\b",
    ),
    (
        "infant or infection",
        rf"\b(?:baby|newborn|infant){NEAR}(?:fever|limp|floppy|blue|not breathing|won'?t wake"
        rf"|won'?t (?:feed|eat|drink))|\bstiff neck{NEAR}fever|\bfever{NEAR}stiff neck"
        rf"|\bneck (?:is |feels )?stiff\w*{NEAR}fever|\bfever{NEAR}neck (?:is |feels )?stiff"
        rf"|\b(?:fever|temperature){NEAR}(?:10[4-9]|4[0-2])(?![\d/])"
        rf"|\b(?:fever|chills|rigors){NEAR}(?:confus\w*|delirious|very weak|so weak|purple)"
        rf"|\bconfus\w+{NEAR}(?:fever|chills|rigors)"
        rf"|\b(?:chemo\w*|transplant|neutropeni\w*){NEAR}(?:fever|chills)"
        rf"|\b(?:fever|chills){NEAR}(?:chemo\w*|transplant|neutropeni\w*)",
    ),
    (
        "overdose or poison",
        r"\b(?:took|taken|swallowed|ate|ingested|had)\W+(?:too many|too much|a (?:whole )?bottle"
        r"|a handful|the whole (?:bottle|box|pack)|all (?:of )?(?:my|his|her|the)"
        r"|\d{2,}(?!\d|[.,]\d| ?(?:m?g|mcg|ug|ml|units?|iu|%)\b))"
        r"\W+(?:[\w']+\W+){0,4}?(?:pills?|tablets?|capsules?|doses?|medicines?|meds?|insulin)\b"
        r"|\b(?:drank|swallowed|ate|inhaled)\W+(?:\w+\W+){0,3}?(?:bleach|poison|batter(?:y|ies)"
        r"|detergent|antifreeze|magnets?|cleaner|pesticide)|\bpoisoned\b"
        r"|\b(?:child|kid|toddler|baby|son|daughter)\W+(?:\w+\W+){0,3}?(?:swallowed|got into|ate)"
        r"\W+(?:[\w']+\W+){0,4}?(?:pills?|tablets?|medic\w+|meds?)\b",
    ),
    (
        "pregnancy",
        rf"\bpregnan\w+{NEAR}(?:bleed\w*|spotting|faint\w*|severe (?:pain|cramp\w*|headache))"
        rf"|\b(?:bleed\w*|spotting){NEAR}pregnan\w+|\bwater (?:broke|has broken)\b"
        r"|\bbaby\W+(?:\w+\W+){0,3}?(?:stopped|not|isn'?t|hasn'?t|less)\W+(?:\w+\W+)?mov\w+",
    ),
    (
        "blood sugar",
        rf"\b(?:sugars?|glucose|hypo(?:glyc\w+)?){NEAR}(?:shak[iy]\w*|trembl\w*|sweat\w*|confus\w*"
        r"|faint\w*|vomit\w*|drows\w*|pass out)"
        rf"|\b(?:shak[iy]\w*|trembl\w*|sweating|confus\w*|faint|drows\w*){NEAR}(?:low )?"
        r"(?:blood )?(?:sugars?|glucose)\b"
        r"|\b(?:sugars?|glucose)\W+(?:level\W+|meter\W+|now\W+)?(?:is|reads?|says|at|=|dropped to)"
        r"\W+(?:\w+\W+){0,2}?(?:[1-4]\d|5[0-3]|[4-9]\d\d|[12]\.\d)(?![\d/.]|\s*(?:%|percent|year))",
    ),
    (
        "head injury",
        rf"\b(?:hit|hurt|bang\w*|injur\w*|fell on) (?:my|his|her|their|the) head\b.{{0,60}}\b"
        r"(?:vomit\w*|throw\w* up|confus\w*|sleepy|drows\w*|dizz\w*|knocked|blood thinner\w*)"
        rf"|\bhead injury{NEAR}(?:vomit\w*|confus\w*|sleepy|drows\w*|unconscious)",
    ),
)
