"""The words by which a sentence ties a value to a test, and by which it states something else."""

from __future__ import annotations

import re

from documents.pipeline.labs.month_days import OF_A_MONTH

GAP = r"(?:\s|\)|;(?=\s*respectively)|:|=|-|–|—|,|\(|\[|\u201c|\u201d|\"|'|~|≈|\\)*"
# What may stand between a test's name and its value without a doubt that they belong together.
JOIN = re.compile(
    GAP + r"(?:(?:(?:"
    r"levels?|counts?|values?|shares?|percentages?|proportions?|numbers?|respectively|complement|components?|"
    r"fractions?|results?|readings?|concentrations?|titers?|titres?|activity|tests?|"
    r"was|were|is|are|of|at|to|be|being|been|has|had|have|came|back|as|the|a|an|his|her|their|its|"
    r"today|now|currently|initially|also|still|again|then|later|only|even|both|already|further|"
    r"slightly|mildly|moderately|markedly|significantly|severely|extremely|very|quite|bit|little|"
    r"just|grossly|highly|elevated|raised|high|higher|low|lower|normal|abnormal|subnormal|"
    r"decreased|increased|reduced|diminished|stable|found|noted|measured|reported|recorded|"
    r"documented|detected|estimated|calculated|determined|observed|seen|obtained|which|that|it|"
    r"up|down|showed|shows|showing|reveal(?:ed|s|ing)|reviewed|indicated|returned|read|resulted|"
    r"dropped|drops?|fell|fallen|falling|rose|risen|rising|rise|declined|peaked|peak|peaking|"
    r"reached|reaching|improved|recovered|normali[sz]ed|decreasing|increasing|dropping|"
    r"most|recent|last|latest|about|around|approximately|approx\.?|nearly|almost|roughly|circa|"
    r"remains?|remained|in|on|range|end|within|limits?|equals?|equal|with|nadir|zenith|maximum|"
    r"minimum|max|min|mean|initial|total|admission|presentation|arrival|discharge|day|follow-?up|"
    r"baseline|morning|follow-up|serum|plasma|blood|venous|fasting|random|cells?|and|low-normal|"
    r"high-normal|positive|significant|remarkable|for|whereas|while|by|[<>]?\d{1,2}\s?(?:hours?|hrs?|h|days?|weeks?)"
    r"|gestation"
    r"|after|overnight|yesterday|at (?:one|that|this|the) (?:point|time|visit)"
    r"|stood|stands|turned|out|went|gone|grew|crept|shot|sank|amount(?:ed|ing|s)|climbed|absolute|excretion|still"
    r"|(?:just |well |far |slightly |only )*(?:above|below|over|under|outside)(?: the)?"
    r"(?: upper| lower)? (?:normal|range|limits?)(?: of normal| range| limits?)?"
    r"|(?:more than |over |about |nearly )?(?:twice|(?:\d+|[a-z]+)(?:-fold|[ -]times))"
    r"(?: the)?(?: upper)? (?:limits?(?: of normal)?|normal|uln)"
    r"|(?!(?:dos|infus|inject|treat|administer|target|aim|need|requir|expect|suppos|limit|start"
    r"|continu|restrict|prescrib|transfus|correct|replac)ed)[a-z]{2,14}(?:ly|ed)"
    rf")\b|\d{{1,2}}(?::\d\d)?\s?[ap]\.?m\b\.?|{OF_A_MONTH})" + GAP + r"){0,9}",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:was|were|is|are|of|at|remains?|remained|be|to|showed|shows|reached|reaching|as|being"
    r"|came back|returned|resulted|peaked|read)\b|[:=(\[\u201c\"~≈]",
    re.IGNORECASE,
)
# The joint ends on a word that leads straight to the value.
LEADS = re.compile(r"(?:\b(?:was|were|is|are|of|at|to|as|being)\s?|[:=(\[\u201c\"~≈]\s?)$", re.I)
# A list of names, or of values.
LIST = re.compile(
    r"\)?\s*(?:,|/|;|&|\+|and\b|or\b|,\s*and\b|,\s*or\b|as well as\b)\s*"
    r"(?:(?:the|a|an|his|her|both|anti-)\s?)?\s*$"
    r"|\)?\s*$",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"\s*[)\]]?\s*(?:,|/|;|,?\s*and\b|,?\s*then\b)\s*[(\[]?\s*$", re.IGNORECASE)
ALIAS = re.compile(r"\s*[(\[]\s*$|\s*[-–=,]?\s*$")

# Said of somebody else, of the future, or of a rule: never a result of this patient.
NOT_THIS = re.compile(
    r"\b(?:goals?|target\w*|until|unless|if|in case|whether|should|would|could|maintain|keep|"
    r"aim\w*|"
    r"thresholds?|cut-?offs?|criteri(?:a|on)|defined as|mother'?s|father'?s|brother'?s|sister'?s|"
    r"son'?s|daughter'?s|sibling'?s|donor'?s?|husband'?s|wife'?s|mother|father|brother|sister|"
    r"grand\w+|uncle|aunt|cousin|normal range|normal values?|reference|ranges? (?:of|from|for)|"
    r"(?:wife|husband|partner|spouse|twin|son|daughter|friend|neighbou?r|colleague|roommate)"
    r"(?:['’]s|,?\s(?:whose|who|had|has|with)\b)|"
    r"in (?:the|this|that|a|one|our) (?:\w+ )?(?:study|trial|cohort)|"
    r"achieve|recommend\w*|consider|transfuse|replete|correct to|titrat\w+|supplement\w*)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
# Weaker doubts: they spoil a bare figure, and any figure when they stand right before the name.
LOOSE = re.compile(
    r"\b(?:when(?:ever)?|below|above|under|over|less|greater|more|recheck|repeat|from|prior|"
    r"previous(?:ly)?|tablet|start|take|takes|taking|daily|dose|values?|hold|between|per"
    r"|(?<!notable )(?<!remarkable )(?<!significant )for)\b(?:[^.;,:]{0,40}|:\s?)$",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"\b(?:below|above|under|over|less than|greater than|more than|recheck|previous|prior|tablets?|"
    r"takes?|taking|dose of|hold)(?:\s|:\s)(?:\w+\s)?$",
    re.IGNORECASE,
)
# Words that make another test of a name that they stand beside.
EXTENDS = re.compile(
    r"\s?-?(?:antibod\w*|antigens?|receptors?|ratio|clearance|excretion|binding|kinase|synthetase|"
    r"hydroxylase|dehydrogenase|oxidase|stimulat\w+|suppression|tolerance|challenge|therapy|"
    r"infusion|supplement\w*|channel|carbonate|gluconate|chloride|citrate|sulfate|sulphate|"
    r"replacement|resistan\w+|sensitiv\w+|precursor|inhibitors?|isoenzymes?)\b",
    re.IGNORECASE,
)
ANTIBODY = re.compile(r"\s?-?(?:antibod\w*|antigens?)\b", re.IGNORECASE)
MODIFIES = re.compile(
    r"\b(?:soluble|free|bound|reverse|salivary|hair|nail|sweat|stool|f[ae]+cal|amniotic|cord|"
    r"umbilical|f[o]?etal|maternal|paternal|stimulated|suppressed|macro|pro|pre|post|anti|"
    r"intracellular|ionized|ionised|corrected|adjusted|glycated|tissue|muscle|mixed|capillary|tumou?r"
    r"|unbound|direct|indirect|(?:un)?conjugated|bioavailable|remnant|transcutaneous|ultrafiltrable)"
    r"(?:\s?[(\[][^()\[\]\d]{1,40}[)\]])?[\s-]$",
    re.IGNORECASE,
)
# Words between "your" and a test's name, and those of them that make no other test of it.
OWNED = re.compile(
    r"\byour\s(?P<said>(?:[^\W\d_][\w'’-]*\s|[(\"“‘][^()\"“”\d]{1,30}[)\"”’]\s){1,3})$", re.I
)
JUST_WHEN = re.compile(
    r"(?:(?:very|most|last|latest|recent|new(?:est)?|current|repeat(?:ed)?|follow-up|initial|first"
    r"|second|third|next|own|overall|average|fasting|random|morning|evening|afternoon|bedtime"
    r"|today['’]s|yesterday['’]s|previous|prior|earlier|baseline|routine|regular|usual|annual|yearly"
    r"|admission|discharge|hospital|clinic|home|lab(?:oratory)?|tests?|screening|serum|plasma|blood|slightly"
    r"|mildly|a|bit|high(?:er)?|low(?:er)?|normal|elevated|raised|abnormal|total|in|the|of|for|and|is"
    r"|was|has|had|have)\s)*",
    re.IGNORECASE,
)
# How far a value moved: ``a drop of 20 g/L``, ``a rise in creatinine of 50``.
_MOVE = r"\b(?:drop|rise|fall|increase|decrease|reduction|change|decline|difference|loss|gain)\s"
MOVED_OF = re.compile(_MOVE + r"of\s(?:(?:about|around|nearly|almost|some|an?)\s)?$", re.IGNORECASE)
MOVE_IN = re.compile(
    _MOVE + r"(?:in|of)\s(?:(?:the|his|her|their|serum|plasma|blood)\s)*$", re.IGNORECASE
)
# Told of a time before the one that the text speaks of.
HAD_BEEN = re.compile(r"\bhad\s(?:been|previously|once)\b", re.IGNORECASE)
# "dropped 2 g/dL": how far it moved, or where to; "was increased 50" is a value.
MOVES = re.compile(
    r"(?<!\bis\s)(?<!\bwas\s)(?<!\bare\s)(?<!\bwere\s)\b(?:rose|risen|rising|fell|fallen|falling"
    r"|drop(?:s|ped|ping)|increas(?:es|ed|ing)|decreas(?:es|ed|ing)|climb(?:s|ed|ing)|declin(?:es|ed|ing)"
    r"|sank|jump(?:s|ed)|gain(?:s|ed)|lost|grew|shot up|went up|went down)\s$",
    re.IGNORECASE,
)
# The most or least that a value was, which is not what it is.
EXTREME = re.compile(r"\b(?:peak(?:ed|s)?|nadir|lowest|highest)\b", re.IGNORECASE)
BY = re.compile(r"\bby\s(?:(?:about|around|nearly|almost|a further|another)\s)?$", re.IGNORECASE)
EARLIER = re.compile(r"\b(?:from|down from|up from)\s*$", re.IGNORECASE)
CHANGED_TO = re.compile(
    r"\)?(?:\s(?:overnight|\w+ly))?,?\s*"
    r"(?:down\s|up\s|back\s)?(?:to|→|->|-->|and then|then)\s+(?:a\s\w+\sof\s)?$",
    re.IGNORECASE,
)
# What a dose, a solution or an infusion is told with.
DOSE = re.compile(
    r"\b(?:dos(?:es?|ed|ing|age)|administ\w*|infus\w*|inject\w*|solution|given|receiv\w*|gave|"
    r"prescri\w*|start(?:ed|ing)|bolus|tablets?|treated|therapy|taking|takes?|loading|containing|"
    r"syringe|vial|drip|anesthe\w*|anaesthe\w*|dilut\w*|supplement\w*|replac\w*|intake|diet\w*|"
    r"cream|gel|ointment|spray|lotion|per kg)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
DOSED = re.compile(
    r"\b(?:dose of|infusion of|bolus of|solution of|given|received|administered|started on|"
    r"treated with|supplemented with|replaced with|injected with|infused with|diluted in|adding)"
    r"\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
DOSED_BEHIND = re.compile(
    r"\s?(?:infusion|solution|drip|injections?|bolus|iv\b|i\.v\.|intravenous\w*|daily|twice|orally|"
    r"tablets?|capsules?|supplement\w*|was (?:infused|injected|administered|given)|in \d+ ?ml"
    r"|(?:in|of) (?:normal )?saline|dextrose|every \d|q\d|bid\b|tid\b)",
    re.IGNORECASE,
)
# A figure of everybody's, not of this patient: a limit, or what a value means.
GENERAL_BEHIND = re.compile(
    r"\)?\s?(?:(?:or|and)\s(?:higher|more|above|greater|over|lower|less|below|under|older)\b"
    r"|(?:is|are|may|can|suggests?|indicates?|means?|confirms?|reflects?)\s"
    r"(?:be\s)?(?:considered|diagnostic|defined|consistent|suggestive|indicative|normal|abnormal|a\s|an\s"
    r"|associated|seen|regarded|called|not\s|used|the\s|deficien\w+|insufficien\w+|borderline|high|low"
    r"|good|poor|recommended))",
    re.IGNORECASE,
)
# When a medicine is taken.
TAKEN_BEHIND = re.compile(
    r"\s(?:(?:in|at|with|before|after|on|every|each)\s)?(?:the\s|each\s|every\s)?"
    r"(?:morning|evening|night|bed\w*|noon|midday|food|meals?|breakfast|lunch|dinner|supper"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|alternate days)\b",
    re.IGNORECASE,
)
ANY = re.compile(r"\b(?:an?|any)\s(?:\w+\s)?$", re.IGNORECASE)
MEANS = re.compile(
    r"\)?\s(?:suggests?|indicates?|means?|may|can|is|are|reflects?)\b", re.IGNORECASE
)
WENT_ON = re.compile(
    r"\b(?:fell|rose|dropped|increas(?:ed|ing)|decreas(?:ed|ing)|declin(?:ed|ing)|improv(?:ed|ing)|"
    r"peak(?:ed|ing)|normali[sz](?:ed|ing)|recover(?:ed|ing)|going|went|com(?:e|ing)|down|up|drop(?:ped|ping)"
    r"|settl(?:ed|ing)|climb(?:ed|ing)|return(?:ed|ing)|clear(?:ed|ing)|correct(?:ed|ing))"
    r"\s(?:\w+ly\s|back\s|further\s|down\s|up\s|again\s)*(?:to|at)\s(?:a\s\w+\sof\s)?$",
    re.IGNORECASE,
)
# Told of the same test at another time: ``on admission, 80 mg/L on day 3 and 12 mg/L later``.
AND_THEN = re.compile(
    r"(?:,|\band|\bthen|\b(?:fell|rose|dropped|climbed|declined|went up))\s[^.;:()]{0,60}$",
    re.IGNORECASE,
)
# When a value was, said beside it, and what leads from it to the next of the same test.
_WHEN = (
    r"(?:(?:on|at|upon|by|after|before|following|during|post|pre)[ -](?!(?:rest|room|food|meals?"
    r"|exercise|exertion|standing)\b)"
    r"(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}\s[a-z]{3,9}(?:\s\d{4})?"
    r"|[^.;:,()\d→]{2,40}(?:\s\d{1,2})?)"
    r"|in\s(?:(?:early|late|mid)[\s-])?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
    r"(?:\s(?:19|20)\d\d)?|(?:19|20)\d\d)|(?:last|this|the\s(?:next|following|same))\s"
    r"(?:day|night|morning|week|month|year|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)"
    r"|(?:\d{1,2}|an?|one|two|three|four|five|six|several|a few)"
    r"\s(?:hour|day|week|month|year)s?\s(?:ago|later|before|earlier)"
    r"|(?:when|since)\s[^.;:,()\d→]{2,40}"
    r"|initially|previously|originally|today|yesterday|now|overnight|later)"
)
AT_TIME = re.compile(rf"\s\(?{_WHEN}\)?\s?(?:[.,;)]|$|\n|(?:and|but)\s)", re.IGNORECASE)
BARE_NEXT = re.compile(
    rf"\)?(?:\s\(?{_WHEN}?\)?)?\s?(?:[,;]|\band\b|\bthen\b|\bbut\b|→|-+>|\s)+"
    r"(?:(?:it|which|this|had|has|was|is|then|now|only|up|down|back|again|by|later|subsequently)\s)*"
    r"(?:(?:fell|rose|dropped|increased|decreased|declined|improved|improving|peaked|normali[sz]ed"
    r"|recovered|climbed|returned|came|went|settled|corrected)(?:\s\w+ly|\s(?:back|down|up))?"
    r"\s(?:to|at)\s)?",
    re.IGNORECASE,
)
# "PSA 4.1 last year, now 6.3": what leads to a figure says that it is of now.
NOW_NEXT = re.compile(
    rf"\)?(?:\s\(?{_WHEN}\)?)?\s?[,;–-]?\s?(?:(?:and|but|it|which|this|is|are|was|then)\s)*"
    r"(?:now|currently|today|at present|this (?:week|month|morning)|most recently|latterly)\s"
    r"(?:(?:is|are|at|only|stands|down|up|back|to|it|about)\s)*",
    re.IGNORECASE,
)
# A sentence that goes on about the one test of the sentence before: "Today it is 234".
IT_IS = re.compile(
    rf"\s*(?:(?:and|but|then|now|today|currently|{_WHEN}),?\s)?"
    r"(?:(?:it|this|that)|(?:(?:a|the|his|her|your|its|this|my)\s)?(?:repeat(?:ed)?|re-?check|latest|last"
    r"|current)(?:\s(?:one|test|level|value|result|reading|sample|measurement))?)\s"
    r"(?:(?:[a-z]{2,12}|,)\s){0,8}?(?:was|is|to|at|of)\s(?:(?:now|only|still|about|back)\s)*",
    re.IGNORECASE,
)
# What may stand behind its figure, which then counts nothing else.
IS_OVER = re.compile(
    r"\s?(?:[.,;:)(]|$|\n)|\s(?:and|with|but|on|in|at|today|now|after|before|last|this|which|from|when"
    r"|again|by|so|having|up|down)\b",
    re.IGNORECASE,
)
# An arrow alone leads from a value to the next: ``0.3 -> 0.9 -> 0.4``.
ARROW = re.compile(r"\s?(?:→|->)\s?")
# What else a figure in the same unit can be: a limit, somebody else's, a dose, another test's.
OTHERWISE = re.compile(
    r"[.;:\n]|\b(?:limits?|normal|ranges?|reference|targets?|goals?|aim\w*|thresholds?|cut-?offs?"
    r"|controls?|donor\w*|mother\w*|father\w*|sister\w*|brother\w*|wife\w*|husband\w*|twin\w*|son|child"
    r"|baby\w*|patients|average|median|mean|expected|predicted|should|would|until|unless|if|than|from|exceed\w*"
    r"|infus\w*|inject\w*|dos\w+|given|gave|receiv\w*|administ\w*|treat\w*|bolus\w*|tablets?|ratio"
    r"|difference|ris(?:e|en) of|fall of|drop of|change of|urin\w+|csf|fluid|pleural|stool)\b",
    re.IGNORECASE,
)
A_TIME = re.compile(r"\s?(?:/|per\s|an?\s|every\s)(?:d|day|h|hr|hour|week|min\w*)\b", re.IGNORECASE)
# Said of the test that the sentence named before: ``and hers is 61``.
OF_IT = re.compile(
    r"\b(?:it|this|that|hers|his|yours|mine|theirs|(?:the|your|his|her|my)\s(?:own\s)?"
    r"(?:result|value|level|count|repeat|latest|last)(?:\s\w+)?)\s"
    r"(?:was|is|(?:came|has come) back(?: at)?|remained|stood at|measured|read)\s"
    r"(?:still\s|now\s|only\s|up at\s|down at\s|at\s)?$",
    re.IGNORECASE,
)
# How far a value is out, which is no bound.
BEYOND = re.compile(
    r"\b(?:just |well |far |slightly |only )*(?:above|below|over|under|outside)\s(?:the\s)?"
    r"(?:upper\s|lower\s)?(?:normal|range|limits?)(?:\sof\snormal|\srange|\slimits?)?\b",
    re.IGNORECASE,
)
# A repeat that has been made already is a result: ``Repeat INR was 1.9``.
REPEATED = re.compile(r"\b(?:repeat|recheck)\s", re.IGNORECASE)
MADE = re.compile(
    r"\b(?:is|are|was|were|came|returned|shows?|showed|remained|rose|fell|dropped|peaked|improved)\b",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:was|were|rose|fell|dropped|had|showed|revealed|found|noted|peaked|improved|declined|"
    r"remained|reached|increased to|decreased to|came back|returned|admission|discharge|today)\b",
    re.IGNORECASE,
)
GENERAL = re.compile(
    r"\b(?:may|can|could|suggests?|indicates?|indicative|considered|defined|diagnostic|guidelines?|"
    r"recommend\w*|criteria|interpret\w*|individuals|patients with|persons?|people|adults|children|"
    r"values? (?:of|below|above|between)|levels? (?:below|above|between)|cut-?offs?|method|assay|"
    r"reference|therapeutic|goal|target|risk|prediabetes|studies|population)\b",
    re.IGNORECASE,
)
# What follows a figure that counts something else.
AFTER = re.compile(
    r"\s?-?(?:years?|yrs?|months?|weeks?|wks?|days?|times|hours?|hrs?\b|minutes?|min\b(?!\s?/)|"
    r"mg\b(?!\s?[/%])|mcg\b(?!\s?/)|units?\b(?!\s?/|\sper)|tabs?|tablets?|fold\b|"
    r"out of|of the|/\d|st\b|nd\b|rd\b|th\b|x\b(?!\s?10)|lbs?\b|pounds?|kg\b|cm\b|"
    r"mm\b(?!\s?/|hg|\s?\(?1|\sin\b)|inch\w*|°|degrees|cents?\b|percentile|"
    r"points?|drops?|puffs?|views?|grams?\b(?!\s?(?:/|per|%))|drinks?|o'?clock|[ap]\.?m\b|mets\b|"
    r"vessels?|lesions?|nodules?|beats?|bpm|breaths?|patients?|cases?|episodes?|cycles?|packs?|"
    r"pack|ml\b(?!\s?/)|l\b(?!\s?/)|(?:to|or)\s\d|-\s?\d|–\s?\d|SD\b|standard dev)",
    re.IGNORECASE,
)
FLUIDS = (
    (
        "urine",
        re.compile(r"\b(?:urine|urinary|urinalysis|ua|msu|dip\s?sticks?|orina)\b", re.IGNORECASE),
    ),
    ("csf", re.compile(r"\b(?:csf|cerebrospinal|spinal fluid|lumbar puncture)\b", re.IGNORECASE)),
    (
        "other",
        re.compile(
            r"\b(?:fluid|pleural|ascit\w+|synovial|joint aspirat\w*|aspirat(?:e|ion|es)\b|"
            r"peritoneal|pericardial|thoracentesis|paracentesis|arthrocentesis|drain(?:age)?\b|"
            r"effusion\w*|amniotic|sweat|saliva\w*|gastric juice|lavage|stool|f[ae]+cal)\b",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip
# "Cultures: blood negative, urine negative" is of germs, and no strip in urine.
CULTURES = re.compile(r"\b(?:cultures?|grew|growth|cultivos?)\b", re.IGNORECASE)
# The fluid told behind a value: ``310 white cells/µL in the cerebrospinal fluid``.
IN_FLUID = re.compile(r"[^.;,()\d]{0,24}\b(?:in|of|from)\s(?:the\s|his\s|her\s)?(?=(?P<fluid>\w+))")
# "Bands not present in serum", "higher than in blood": said beside what the fluid holds.
BESIDE_BLOOD = re.compile(
    r"\b(?:not|absent|than|without|nor|none|unlike|versus|vs|compared (?:to|with)|matched|paired"
    r"|relative to|ratio to)\b[^,;.()]{0,24}$",
    re.IGNORECASE,
)
ENDS_THERE = re.compile(r"\s?[,;)]|\s(?:and|with|but)\b")
BLOOD = re.compile(r"\b(?:blood|serum|plasma|h[ae]+mogram|cbc|arterial|venous)\b", re.IGNORECASE)
