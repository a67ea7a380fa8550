"""The words by which a note tells somebody to do or to leave something, as expressions."""

from __future__ import annotations

import re

_COUNT = (
    r"(?:\d+(?:\.\d+)?(?:(?:,|\s?(?:-|–|to|and|or))\s?\d+){0,3}|an?|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|a few)"
)
_UNIT = (
    r"(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|fortnights?|nights?"
    r"|meals?)"
)
_SPAN = rf"(?:{_COUNT}[\s-]?{_UNIT}\b|\d{{1,2}}/(?:7|52|12)\b)"
# When something is to come: "in 3 wks", "3/52", "at 30 weeks", "next visit".
_TO_COME = (
    rf"(?:\b(?:(?:with)?in|after|at|every)\s(?:about\s|the next\s|another\s)?{_SPAN}(?! ago)"
    r"|(?<![\d/])\d{1,2}(?:\s?[-–]\s?\d{1,2})?/(?:7|52|12)(?![\d/])"
    r"|\b(?:this|next|the following) (?:week|month|year|visit|appointment|session|scan|clinic)\b"
    rf"|\b{_COUNT}[ -](?:day|week|month|year)[ -](?:check|review|scan|visit|appointment|bloods?)\b"
    r"|\b(?:check|review|visit|bloods?|removal|appointment)\b[^.;\n]{0,40}\bday \d{1,2}"
    r"(?: with [\w ]{2,30})?\W*$|\btomorrow\b|\b\d{1,2}\+?\d?/40\b)"
)
AHEAD = re.compile(_TO_COME, re.IGNORECASE)
# The same, or how long and how often it is to be done.
DONE_FOR = re.compile(
    rf"{_TO_COME}|\b(?:for|x)\s(?:the (?:first|next)\s)?{_SPAN}|\b(?:until|till|only|daily|at night"
    rf"|at bedtime|before (?:bed|meals)|as needed|twice|once|\d+ ?x)\b"
    r"|\btimes? (?:a|per|each) day\b"
    rf"|\b(?:every|each) (?:day|night|morning|evening|hour)\b|{_SPAN}",
    re.IGNORECASE,
)
# A day of the year that stands with a visit.
DAY = re.compile(
    r"\b(?:wk|week)\.* of\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}/\d{1,2}\b"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{3,6})?\.? \d{1,2}\b",
    re.IGNORECASE,
)
# Verbs that a bid begins with, of which some are nouns as well.
_VERBS = (
    r"(?:avoid|keep|bring|arrive|remove|remember|wash|wear|eat|drink|apply|attend|ask|arrange"
    r"|begin|breathe|clean|continue|come|cover|elevate|ensure|finish|gargle|give|hold|inform|let"
    r"|lie|limit|lift|make|maintain|massage|measure|notify|obtain|perform|put|quit|raise|refrain"
    r"|refer|resume|schedule|seek|send|shower|sit|soak|stay|stop|swallow|take|talk|tell|try|turn|wait"
    r"|walk|weigh|wiggle|wipe|wrap|sign up|register|phone|telephone|ring|pick up"
    r"|follow(?![- ]?ups?\b)|call|contact"
    r"|see|visit|bite|chew|switch|offer|feed|replace|discuss|consult|recheck|re-check"
    r"|liaise|organi[sz]e|check|monitor|update|allow|bathe|brush|floss|rinse|get|go|speak|book"
    r"|leave|throw|fill|empty|sleep|log|use|encourage|start|wean|taper|read|watch|return|repeat"
    r"|report|review|change|rest|ice|exercise|drive|plan|order|request|place|record|cut|stretch"
    r"|increase|decrease|reduce|do(?! (?:not|you|they|he|she))|add|await|chase|move"
    r"|remain|prescribe|double|halve|press|skip|sip|stand|straighten|treat|practi[cs]e|carry|protect|fast|confirm|complete|write|store|shake|inhale|expect"
    r"|set up|check in"
    r"|have(?= (?:(?:an? )?(?:\w+ )?(?:adult|friend|driver|relative|ride)|some(?:one|body))\b))"
)
_NO_NOUN = (
    r"(?!\s+(?:\w+\s){0,2}(?:evaluation|section|hpi|above|below)\b"
    r"|\s+(?:of|was|is|are|were|pain|tolerance|stress|date|rate|rhythm|history|results?|findings"
    r"|medications?:|above|below|attached|separate|dictated|notes?|medicine|apn(?:o?ea)"
    r"|study|clinic|catch|labs? (?:show|were|are)|imaging (?:show|was))\b|\s*[:/]|\s+[-–]\s|\s*$"
    r"|\s+in\s+(?:the\s)?(?:size|vision|mental|bowel|weight|appetite|dose|pain|bed|room))"
)
_SAID_TO = (
    r"(?:(?:(?:i|we) (?:would|should) (?:be (?:\w+ )?(?:grateful|obliged)|(?:\w+ )?appreciate it)"
    r" if you (?:could|would)|could you"
    r"|would you|please|kindly|also|then|and|next|finally|first|always|remember to|be sure to"
    r"|try to|(?:must|should|ought to|needs? to|will need to|ha(?:s|ve) to|to)"
    r"|(?:make sure|be sure)(?: that)? you"
    r"|(?:was |were |is |are |been |has been )?(?:strongly )?(?:advised|instructed|encouraged|asked"
    r"|told|reminded|counsel+ed)(?: to)?"
    r"|you (?:must|should|need to|will need to|have to|are to|(?:may|can)(?! (?:see|get|start|begin"
    r"|stop|go\b(?! (?:back|home))))))"
    r"[,\s]+)"
)
_WHOM = (
    r"(?:(?:(?:the|an?|your)\s)?(?:\w+\s)?(?:pt|patient|parents?|family|he|she|they|gp|pcp|nurse"
    r"|adult|some(?:one|body)|friend|relative|driver)\s*:?\s+)"
)
# "If it bleeds, press": what comes before the bid; "The day before: drink ...".
_IN_CASE = (
    r"(?:(?:if|when|once|before|after|until|in case|for|on|the (?:day|night|morning|evening)"
    r"|\d+ (?:days?|weeks?|hours?) (?:before|after))\b[^.;:]{0,80}[,:]\s*"
    r"|at (?:\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?|noon|midnight),?\s)?"
)
BID = re.compile(
    rf"\W*(?:{_IN_CASE})(?:{_WHOM}{_SAID_TO}+|{_SAID_TO}*)(?P<verb>{_VERBS})\b{_NO_NOUN}",
    re.IGNORECASE,
)
# What can be left; nobody is told not to know.
_OF_DEED = (
    r"(?!(?:have(?! (?:sex|unprotected|alcohol|an? (?:bath|shower)|food|anything to|any alcohol))"
    r"|need|know|feel|think|believe|want|see|seem|appear|recall|remember)\b)[a-z]{2,}"
)
FORBIDS = re.compile(
    rf"\W*(?:{_IN_CASE})(?:{_SAID_TO}*(?:do not|don['’]t|never|not to)\s{_OF_DEED}"
    rf"|{_WHOM}?{_SAID_TO}*(?:must not|should not|shouldn['’]t|not to)\s(?!be an?\b){_OF_DEED}"
    rf"|you (?:must|should|may|can)(?: ?not|n?['’]t)\s{_OF_DEED}"
    r"|nothing (?:to (?:eat|drink)|by mouth)|(?:npo|nbm|nil by mouth)\b"
    r"|fast(?:ing)? (?:for|from|overnight|before|after|until|required)\b)",
    re.IGNORECASE,
)
# What people do that they can leave: "No driving", "No heavy lifting".
_DEEDS = (
    r"(?:(?:lift|driv|smok|swimm|bath|runn?|strain|bend|exercis|drink|eat|chew|soak|fly|work|rins"
    r"|spitt|twist|jump|climb|kneel|squat|sunbath|tann|shav|douch|push|pull|reach|cross|cycl"
    r"|shower|scrubb?|pick|tub|wear|weight[- ]bear)ing|(?:contact )?sports?|gym|sex"
    r"|(?:sexual )?intercourse|tampons?|alcohol|caffeine|tub baths?|baths?|hot tubs?|pools?"
    r"|(?:heavy|strenuous)(?: \w+)"
    r"|makeup|jewel+ry|aspirin|nsaids?|ibuprofen|naproxen|straws?|solid foods?|food(?: or drink)?)"
)
NO_DEED = re.compile(
    rf"\W*(?:{_IN_CASE})(?:strictly )?no (?:more )?(?:(?:heavy|strenuous|hard|vigorous|vigou?rous"
    rf"|excessive|further|unsupervised)\s)?{_DEEDS}\b(?! (?:use|abuse|intake|history|problems?))",
    re.IGNORECASE,
)
NO_THING = re.compile(
    r"\W*no (?!known|evidence|need|fever|change|acute|further\b)[a-z]", re.IGNORECASE
)
# "Biopsy advised", "Additional views are recommended", "Consider MRI".
RECOMMENDS = re.compile(
    r"^\W*(?:(?:we|i|would|also|strongly|again)\s)*(?:recommend|suggest|advise|propose"
    r"|consider(?! (?:as|to be)\b))\b(?! against)"
    r"|\b(?:we|i)\s(?:\w+\s){0,2}(?:recommend|suggest|advise)\b"
    r"|(?<!not )(?<!if )(?<!as )\b(?:is|are)\s(?:(?!not\b|no\b)\w+\s){0,2}(?:recommended|advised"
    r"|suggested|warranted|(?:over)?due(?! to)(?=\W*$|\s(?:for|in|on|by|at|this|next)\b))"
    r"|(?<!\bnot )(?<!\bwas )(?<!\bwere )(?<!\bas )(?<!\bbeen )(?<!\bhas )(?<!\bhad )(?<!\bis )"
    r"(?<!\bare )(?<!\bpreviously )\b(?:recommended|advised|suggested)"
    r"(?=\W*$|[.;,]|\s(?:in|within|after|at|if|for|with)\b)",
    re.IGNORECASE,
)
NOT_RECOMMENDED = re.compile(
    r"\bcorrelat\w+\b|\b(?:no|not|without)\b[^.;]{0,50}\b(?:recommended|advised|suggested|warranted"
    r"|due|needed)\b|\b(?:guidelines?|societ(?:y|ies)|association|college) (?:\w+ ){0,3}"
    r"(?:recommends?|suggests?|advises?)\b",
    re.IGNORECASE,
)
# What was set going and will come: a referral made, a scan asked for.
SET_GOING = re.compile(
    r"\breferrals?\s(?:\w+\s){0,2}(?:placed|made|sent|submitted|entered|requested|done)\b"
    r"|\b(?:i|we)(?: have|['’]ve| will|['’]ll| shall|(?: am| are|['’][mr]e?)(?=[\w ]{3,20}ing\b))"
    r"\s(?:(?:also|now)\s)?(?:request|order|arrang|book|list|organi[sz]|refer|ask"
    r"|ma[dk]e(?=\s(?:\w+\s){0,2}(?:appointment|referral|request|arrangement|adjust))"
    r"|be in touch|let you know|(?:call|contact|ring|write to) you|telephone"
    r"|(?:review|see) (?:you|him|her|them|the))\w*"
    r"|\b(?:i|we)?\s?will (?:call|invite|ring|phone|contact|write|be in touch|notify)\b"
    r"|\b(?:has|have) been (?:listed|booked|placed on|added to|put on|referred)\b"
    r"|\b(?:should|must|ought to|needs? to|will need to)\sbe\s(?:\w+ly\s)?(?!(?:used to|noted)\b)"
    r"(?:\w+(?:ed|ten)|told|sent|put|kept|done|seen|given|taken)\b"
    rf"|\bmust\s{_VERBS}\b|^\W*needs?\s(?!no\b|for\b|to be\b)"
    r"|\bwill be (?:sent|posted|mailed|called|notified|told|contacted|arranged)\b"
    r"|\b(?:he|she|they|you|patient|pt) (?:is|are) to (?:have|see|attend|return|come|undergo|ring"
    r"|contact|arrange|book|await)\b"
    r"|\b(?:if|when)\b[^.;]{3,80}\b(?:gp|doctor|nurse|surgery|practice|pcp|you|patient|s?he|they)"
    r" (?:should|must|needs? to) (?:not )?(?!have\b)[a-z]"
    r"|\b(?:will|should|to) (?:attend|return|come back|ring|call|bring|take)\b[^.;]{2,60}\bif\b"
    r"|\b(?:knows?|aware) to (?:ring|call|phone|contact|return|come|attend|seek|report)\b"
    r"|\bplan (?:is|will be) to [a-z]|\bplease (?:could|would|can) you\b"
    r"|\b(?:advised|told|asked|warned|instructed|reminded)\s(?:\w+\s){1,3}?"
    r"(?:not to|to avoid|against)\s"
    r"|\b(?:on the|to the) waiting list\b|\blisted for\b"
    r"|\b(?:to|will|shall|needs? to) be (?:discussed|presented|reviewed|repeated|rechecked"
    r"|seen|contacted|called|arranged|referred|booked)\b"
    r"|\b(?:she|he|they|you|patient|pt) will (?:need|require|proceed|attend|undergo|be seeing"
    r"|have (?:an?|the|her|his|your|blood|surgery))\b|\byou need (?:an?|to|someone)\b"
    r"|(?<!was )(?<!were )(?<!very )\b(?:happy|glad|pleased) to (?:see|review)\b",
    re.IGNORECASE,
)
ORDERED = re.compile(
    r"\b(?:ordered|requested|arranged|booked)\W*$|\b(?:over)?due\W*$", re.IGNORECASE
)
# The shorthand of clinics, at the head of what it says.
SHORT = re.compile(
    r"(?:^|[\s(;,])(?:(?-i:RTC|RTO|TCI|TCB|2WW|NV)\b(?! (?:was|were|is)\b)"
    r"|(?<=^)\W*next (?:\w+\s){0,2}(?:visit|session|appointment|review|scan|injection"
    r"|well[- ]\w+|check\w*|inr(?=\W.*\d)|(?:blood )?tests?(?=(?: date| due| on)?\W.*\d))\b)",
    re.IGNORECASE | re.MULTILINE,
)
AGAIN = re.compile(
    r"^\W*(?!(?:date|last|previous|prior|this|today)\b)(?:(?-i:F/?U|FU|R/V|RV|Rv)"
    r"|f/u|r/v|rpt|rep|recheck|recall|review|follow[- ]?up|repeat"
    r"|re-?evaluate|(?:[A-Za-z-]+\s){0,2}(?:visit|appointment|check|review|follow[- ]?up|f/u)"
    r"(?=:| (?:in|at|every|after)\b))(?![A-Za-z])(?!\s(?:of\b|systems))",
    re.IGNORECASE,
)
# It is told as it was, and bids nothing; what hangs on an "if" is not yet.
TELLS = re.compile(
    r"\b(?:was|were|is|are|has|had|have been|showed|shows|reveal(?:s|ed)|demonstrat\w+|remain\w*"
    r"|noted|denie[sd]|reports|reported|states|stated|did|does)\b",
    re.IGNORECASE,
)
HANGS_ON = re.compile(
    r"\b(?:if|when|until|till|unless|that|which|who|because|since|as|while|once|where|what|how|after"
    r"|before|so|sure|check|ensure)\b",
    re.IGNORECASE,
)
LONG_AGO = re.compile(
    r"\bago\b|\b(?:in|since|until|during) (?:\w+ )?(?:19|20)\d\d\b"
    r"|\blast (?:year|month|week|time)\b|\b(?:years?|months?|weeks?) (?:earlier|before that)\b"
    r"|\bat (?:that|the) time\b|\bpreviously\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"\s[-–—]\s|[:;]\s|\.\s|,\s(?:and\s|then\s)?(?=[a-z])")
# How a medicine is taken is told with the medicine.
OF_MEDICINE = re.compile(
    r"(?:take|continue|start|begin|increase|decrease|reduce|give|use|apply|inhale|resume|change|switch"
    r"|stop|hold|finish|complete|taper|wean|add|do|hold|restart)\b",
    re.IGNORECASE,
)
# What is asked besides a medicine: "Stop lisinopril and book another blood test".
BESIDES = re.compile(
    r"\b(?:and|then)\s(?:(?:then|also|please)\s)?(?:(?:call|contact|ring|phone|see|visit|book"
    r"|schedule|arrange|come (?:back|in)|return|recheck|drink (?:more|plenty))\s\w"
    r"|(?:repeat|have|get|check)\s(?:this|that|the|your|an?|another|more)\s(?:\w+\s){0,3}?(?:tests?"
    r"|bloods?|samples?|levels?|checked|tested|repeated|rechecked|measured|taken)\b)",
    re.IGNORECASE,
)
OF_LIFE = re.compile(r"\b(?:diets?|activit(?:y|ies)|nutrition|wound care)\b", re.IGNORECASE)
DOUBTS = re.compile(
    r"\b(?:(?:do|does|did) not|don['’]t|doesn['’]t) (?:\w+ )?(?:believe|think|feel|expect)\b",
    re.IGNORECASE,
)
AIM = re.compile(r"\W*(?:[\w-]+ )?(?:goals?|aims?|targets?)\b[^.:]{0,24}:", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:before|until|till|after|the (?:day|night|morning))\b", re.IGNORECASE)
ASKS = re.compile(r"\b(?:grateful|obliged|appreciate it)\b|\b(?:could|would) you\b", re.IGNORECASE)
SURE = re.compile(
    r"\b(?:please|your?|do not|don['’]t|never|must|advised|instructed|encouraged|if|grateful"
    r"|appreciate)\b",
    re.IGNORECASE,
)
# A label that says that something is to be done: "Advice to parents: ...".
ADVICE = re.compile(
    r"\W*(?:adv(?:ice|ised)?|instructions?|plans?|recommend\w*|safety[- ]?net\w*|actions?|to do)\b"
    r"[^:.]{0,30}:",
    re.IGNORECASE,
)

# "Renal US", "Low salt diet": a line of a plan that only names what is to come or to be kept.
NAMED = re.compile(
    r"\b(?:diet|monitoring|logs?|exercises?|physio\w*|therapy|compression|referral|(?-i:US|USS|MRI"
    r"|CT|DEXA|EMG)|ultrasound|x-?ray|scan|labs|bloods|echo\w*|\w+scopy|mammogram|\w*gram)\b",
    re.IGNORECASE,
)
RESULT = re.compile(
    r"\b(?:normal|negative|positive|stable|unremarkable|done|pending|awaited|reviewed|clear|clean"
    r"|given|sent|taken|completed|performed|declined|refused|not|no|without|with|since|from|s/p|past)\b"
    r"|\d",
    re.IGNORECASE,
)
# A medicine is stopped only in some case: that stands nowhere but here.
ON_HOLD = re.compile(r"(?:stop|hold|restart|resume)\b", re.IGNORECASE)
IN_CASE = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
# What only goes on the label that it stands behind: "Follow up: with your doctor as needed".
GOES_ON = re.compile(r"\s*(?:with|as|in|within|at|by|on|after|due|overdue|con|en|a los|a las)\s")
# Too short to say what it is of: "Diet: Regular", "Next visit: 03/11/2026 at 9:15".
SHORT_VALUE = re.compile(r"\s*(?:\S+(?:[ ]\S+)?|\d[^\n]*)")
# What the time has come for: "Colonoscopy - overdue since May", "Due now: second dose".
DUE = re.compile(
    r"^\W*(?:(?:now|next|vaccines?|immuni[sz]ations?|doses?|tests?|screenings?)\s){0,3}(?:over)?due"
    r"(?:\s(?:now|next|today|soon))?\s*:\s*(?!none\b|no\b|n/a)\S"
    r"|[-–—(:]\s*(?:now\s|next\s)?(?:over)?due\b(?!\s(?:to|date)\b)|\w\s(?:now\s|next\s)?(?:over)?due"
    r"\s(?:now|since|in|on|by)\b|\bnext\s(?:\w+\s){0,2}due\b",
    re.IGNORECASE,
)
NOT_DUE = re.compile(
    r"\b(?:amount|balance|payment|total|fees?|premium|bill|invoice|copay|deductible|tax|rent|baby"
    r"|not|never|was|were|done|given|completed|declined|refused)\b|[$£€]",
    re.IGNORECASE,
)
# A title of what is due, or whom one is sent to, says more than where its lines stand.
DUE_TITLE = re.compile(r".*\b(?:over)?due(?: now| next| today| soon| later)?\W*", re.IGNORECASE)
SAYS_MORE = re.compile(
    r"(?i)(?!.*\b(?:amount|balance|payment|total|fees?|premium|bill)\b)"
    rf"(?:{DUE_TITLE.pattern}|(?:\w+ )?referrals?(?: (?:made|placed|ordered|sent))?\W*)"
)
# A test or a visit that is named with when: "Fasting lipid panel in 8 weeks".
_LATER = (
    rf"(?:\b(?:(?:with)?in|every)\s(?:about\s|the next\s)?{_SPAN}(?! ago)"
    r"|(?<![\d/])\d{1,2}(?:\s?[-–]\s?\d{1,2})?/(?:7|52|12)(?![\d/])"
    r"|\b(?:this|next) (?:week|month)\b"
    r"|\btomorrow\b)"
)
TEST_AHEAD = re.compile(
    rf"\W*(?P<what>[A-Za-z0-9][\w ,/&()'’-]{{1,80}}?)(?:\s*[-–—:,]\s*|\s+){_LATER}"
    rf"(?:\s(?:at|with|by|via|for|in)\s[\w ,&'’-]{{2,40}}|\s(?:gp|opd|please|pls)){{0,2}}\W*",
    re.IGNORECASE,
)
# "Physio for 6/52": how long it was, and not when it is to be.
NOT_AHEAD = re.compile(r"\b(?:for|x|last|past|over|since|after|previous|until|took|been)$", re.I)
PLEASE = re.compile(r"[^?:]{6,140}\bplease\W*", re.IGNORECASE)
OF_TEST = re.compile(
    rf"{NAMED.pattern}|\b(?:(?-i:OPD|OPA|OPC|SOPD|ROS|CXR|RV|GP|FBC|UE|U&E|CRP|ESR|PSA)|stitches"
    r"|sutures|tests?|panel|lab ?work|blood ?work|checks?|visits?|review|appointments?"
    r"|exam\w*|clinic|screen\w*|vaccin\w*|shot|booster|injection|culture|level|count|a1c|inr|cbc|bmp"
    r"|cmp|tsh|psa|u&es?|fbc|lfts?|ecg|ekg|spirometry|mot|follow[- ]?up|rehab|fitting|removal"
    r"|dressing)\b",
    re.IGNORECASE,
)
# Whom or what a sentence speaks of, the one before it says: "Do not stop it", "They will call".
SPOKEN_OF = re.compile(
    r"^(?:They|It|This|These)\b(?! (?:is|are) (?:important|time|best|ok|okay|recommended))"
    r"|\b(?:stop|take|taking|skip|miss|crush|use|using|start|share|finish|chew|hear from|call|bring"
    r"|remove|keep|wear|continue|restart|hold|change)\s(?:it|them)\b"
)
MONTH = re.compile(
    r"\bin\s(?:early |mid[- ]?|late )?"
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
    r"(?:,?\s(?P<year>20\d\d))?",
    re.IGNORECASE,
)
# When somebody is to be there, on a sheet on what comes: "Arrival time: 6:30 AM".
COMES_AT = re.compile(
    r"(?:^\W*|\n[ \t]*)(?:(?:arriv(?:al|e)|check[- ]?in|report(?:ing)?|admission|surgery|procedure"
    r"|operation)(?: (?:time|date))?(?: at)?|(?:date|time|day)(?: and time)?"
    r"(?: of (?:your )?(?:arrival|surgery|procedure|operation|admission|test))?"
    r"|(?:fecha|hora|dia)(?: y hora)?(?: de (?:la |su |el )?(?:llegada|cirugia|operacion|ingreso"
    r"|intervencion|procedimiento|prueba))?)\s*:\s*(?=\S*\d|\w+day\b)",
    re.IGNORECASE,
)
BARE_DAY = re.compile(r"\W*(?:date|time|day|fecha|hora|dia)(?: (?:and time|y hora))?\s*:\s*", re.I)
