"""What stands around a name and gives it away, and what stands behind the name of a disease."""

from __future__ import annotations

import re

# What medicine names after people: the name before it is nobody's here.
NAMED_AFTER = frozenset(
    "reflex sign signs score scores criteria criterion test tests scale index indices disease"
    " syndrome classification phenomenon maneuver manoeuvre fracture lymphoma palsy procedure"
    " operation repair catheter triad tetralogy risk stage staging grade grading stain tumor"
    " tumour cyst node nodes gland glands bodies body cells cell guidelines guideline trial"
    " study method equation formula position view line diet esophagus contracture ulcer"
    " reaction pain heart phase law space ligament canal duct tube tubes valve needle drain"
    " stent ring plaque lines deformity hernia pouch approach incision technique"
    " questionnaire inventory rule rules virus protocol dementia chorea thyroiditis anemia"
    " anaemia spots nodules angle tremor tear tears exercise exercises type types sphincter"
    " bypass paralysis encephalopathy nephropathy neuropathy esophagitis fever plasty clamp"
    " forceps retractor scissors suture sutures dressing tape shunt screen screening"
    " circulation collar splint brace boot knot maneuvers manoeuvres respiration respirations"
    " breathing agar medium level class surgery variant variants response".split()
)
# What stands behind the name of a town where it is no town: "Ottawa ankle rules".
OF_A_TOWN = (
    "rules?|scores?|scales?|criteria|criterion|classification|screen(?:ing)?|index|staging|stage"
    "|grading|questionnaire|protocol|coma|brace|agreement|inventory|virus|fever|type"
    "|response"
)
_KIN = (
    "kid child son daughter wife husband brother sister mother mom mum father dad friend partner"
    " fiance fiancé fiancée aunt uncle niece nephew cousin grandmother grandfather grandson"
    " granddaughter boss neighbor neighbour roommate boyfriend girlfriend spouse sibling twin"
    " grandma grandpa stepmother stepfather stepson stepdaughter guardian caregiver carer caretaker"
    " widow widower ex-wife ex-husband mother-in-law father-in-law gf bf dtr hubby twins children"
    " kids sons daughters brothers sisters siblings parents grandchildren friends nieces nephews"
)
# Whose name stands behind what they are: "Nurse Rose", "Interpreter May".
_ROLES = (
    "officer coach attorney lawyer interpreter nurse midwife doula chaplain pastor"
    " rabbi imam teacher principal detective deputy sergeant captain sheriff judge paramedic"
    " pharmacist therapist counselor counsellor psychologist dietitian dietician caseworker"
    " translator supervisor manager babysitter nanny landlord"
)
CALLED = re.compile(
    r"(?:\bname(?:'s)?[ \t]+is|\bnamed|\b(?:called|calls?[ \t]+(?:me|him|her))|\bknown[ \t]+as"
    r"|\bgoes[ \t]+by|\b(?:dear|hi|hello|yours|sincerely|regards|love|thanks)"
    r"|\bI(?:['’]| a)m|\bthis[ \t]+is"
    r"|\b(?:told|asked|advised|informed|contacted|phoned|telephoned|texted|e-?mailed|reminded"
    r"|instructed|reassured|thanked|met|interviewed|notified|paged|counselled|counseled)"
    r"|\b(?:sp(?:oke|eaks?)|talk(?:s|ed)?|chat(?:s|ted)?)[ \t]+(?:with|to)"
    r"|\b(?:discussed|reviewed|came|comes|went|lives?|living|stays?|here)[ \t]+(?:\w+[ \t]+){0,2}"
    r"with"
    r"|\baccording[ \t]+to|\b(?:message|voicemail|word|note)[ \t]+(?:with|for|from)"
    r"|\b(?:seen|examined|signed|dictated|transcribed|accompanied|brought[ \t]in|interpreted"
    r"|supervised|witnessed|verified|written|entered|raised|cared[ \t]for)[ \t]+by"
    r"|\b(?:mr|mrs|ms|miss|mx|dr|prof)\.?|\bbaby[ \t]+(?:girl|boy|of)|\bnext[ \t]of[ \t]kin"
    rf"|\b(?:my|his|her|their|our|\w{{1,20}}['’]s)[ \t]+(?:\w+[ \t]+)?(?:{_KIN.replace(' ', '|')})"
    rf"|\b(?-i:{'|'.join(word.title() for word in _KIN.split())})"
    rf"|\b(?-i:{'|'.join(word.title() for word in _ROLES.split())}"
    r"|RN|LPN|LVN|CNA|CMA|HCA|NP|LCSW|SLP|EMT|FNP|DPT)"
    rf")[ \t]*[:,]?\s+['\"‘“]?\Z|\b(?:{_KIN.replace(' ', '|')})[ \t]?\(\Z",
    re.I,
)
# Before a capital: "wife Hope", "left with uncle Sky", "Call Rose".
BEFORE_CAPITAL = re.compile(
    rf"\b(?:{_KIN.replace(' ', '|')}|Call|Ask|Tell|Phone|Text|Remind|E-?mail)"
    r"[ \t]+['\"‘“]?\Z"
)
# Before a place or an employer, be it one that is an everyday word: "moved to Nice".
PLACED = re.compile(
    r"\b(?:(?:move[sd]?|moving|travel\w*|flew|drove|emigrat\w+|immigrat\w+|relocat\w+|trips?"
    r"|vacation\w*|deployed|stationed|raised|grew[ \t]up|born|native|originally|hails?|lived?|lives"
    r"|living|resid(?:es|ed|ing))[ \t]+(?:back[ \t]+)?(?:to|from|in|of|near|through)"
    r"|(?:works?|worked|working|job|career|position|shifts?)[ \t]+(?:\w+[ \t]+){0,3}(?:at|for)"
    r"|employ(?:ed|ee)[ \t]+(?:\w+[ \t]+){0,3}(?:at|by|of|with)|retired[ \t]+from|hired[ \t]+by"
    r"|(?:teach(?:es|er|ing)?|student|stud(?:ies|ied|ying)|pupil|inmate|enrolled|volunteer\w*"
    r"|class(?:es)?|professor|principal|freshman|sophomore|senior)[ \t]+(?:at|in)|attends?"
    r"|graduated[ \t]+from)"
    r"[ \t]+(?:the[ \t]+)?\Z"
    r"|\b(?:drives?|drove|driver|clerk|cleaner|engineer|guard|cashier|waiter|waitress|chef|cook"
    r"|volunteers?|shops?|shopping|bought|purchased)[ \t]+(?:for|at|with|from)[ \t]+"
    r"(?:the[ \t]+)?\Z",
    re.I,
)
# Before a capital that is a firm's, be it any word: "my account at Target", "the founder of Ford".
DEALT_WITH = re.compile(
    r"\b(?:accounts?|customers?|clients?|declined|orders?|members?|partner|everything|nobody|anybody"
    r"|somebody|friend[ \t]+of[ \t]+mine|meet|met)[ \t]+(?:for|at|with|from|to)[ \t]+"
    r"(?:the[ \t]+)?\Z"
    r"|(?<![\w.])(?:(?:shares|owners?|founders?|ceo|chairman|chairwoman|directors?|head|executive"
    r"|branch|customers?|offices?|members?|singer|drummer|number)[ \t]+of|(?:founded|owned|sued"
    r"|charge)[ \t]+by|represents?|joined|owns?|buys?|bought"
    r"|(?:architect|brains|man|woman)[ \t]+behind|since[ \t]+leaving|(?:the|a)[ \t]+company,"
    r"|bank|v\.|front[ \t]+of|(?:has|have)[ \t]+been[ \t]+with)[ \t]+(?:the[ \t]+)?\Z",
    re.I,
)


_ESCAPE = re.compile(r"\\.")
_WORDS = re.compile(r"[^\W\d_]+")


def _last_words(*patterns: re.Pattern[str]) -> frozenset[str]:
    """Every word that stands in them: where none is the last before a name, none of them fits."""
    found = {"am", "attend"}
    for each in patterns:
        found.update(_WORDS.findall(_ESCAPE.sub(" ", each.pattern.lower())))
    return frozenset(found)


BEFORE_NAMES = _last_words(CALLED, BEFORE_CAPITAL, PLACED, DEALT_WITH)

# What only people do, in the forms that follow a name.
DEEDS = frozenset(
    "began says said told asked wrote lives lived works worked called thinks thought wants likes"
    " loves loved went came denies denied reports states stated complains complained endorses"
    " endorsed admits admitted describes described feels felt takes smokes smoked drinks drank"
    " presents noticed believes prefers declines declined refuses refused agrees agreed understands"
    " understood tolerates tolerated recalls recalled mentions mentioned attends attended brought"
    " drove fell woke ate slept sleeps eats walks walked moved retired married phoned visited"
    " returns returned hopes wishes worries worried asks knows knew wakes".split()
)
# What follows a name that opens a sentence, be it a word too: "Rose is well", "Hope developed".
BEING = frozenset(
    "is was has had does did can cannot could would will isn't wasn't hasn't hadn't doesn't didn't"
    " won't can't couldn't".split()
)
ACTS = frozenset(
    "weighs underwent developed started stopped needs needed continues continued received completed"
    " responded appears appeared seems seemed looks looked plays played uses used gets got gave"
    " gives helps helped saw makes made cried cries laughs sat sits stood stands smiled vomited"
    " coughs coughed ran runs kept keeps tried tries missed misses skipped suffers suffered"
    " experienced required requires requested left arrived arrives plans planned met paid died"
    " turned forgot forgets cares cared lost gained tested remains remained became also now still"
    " never always often took ate drank wrote spent broke caught chose found heard held led lent"
    " sent sang sold spoke swam taught threw won wore".split()
)
GREETINGS = frozenset("dear best kind good warm warmest many with".split())
# Behind a name: "Rose, a retired teacher", "Victor (uncle)", "Hunter, who".
APPOSITION = re.compile(
    r",[ \t](?:an?[ \t][a-z\d]|(?:who|whose|her|his|their|my)[ \t]|age[ds]?[ \t]"
    r"|\d{1,2}[ -]?(?:y|years?)\b)"
    rf"|[ \t]\((?:(?:her|his|their|my|the)[ \t])?(?:{_KIN.replace(' ', '|')})\b"
)
# What is done to people only: "Lane was counselled".
SUFFERED = frozenset(
    "seen admitted discharged examined advised told counselled counseled informed instructed"
    " evaluated diagnosed transferred hospitalized hospitalised asked reminded"
    " reassured encouraged accompanied interviewed born alert awake asleep".split()
)
# What a house of care calls its own parts and papers.
OFFICES = frozenset(
    "department emergency unit care review systems history exam examination physical"
    " assessment plan service services team room office nurse doctor physician patient note"
    " report chart form visit admission discharge summary surgery medicine radiology"
    " laboratory lab imaging primary intensive urgent outpatient inpatient rehabilitation"
    " therapy program follow up date time name number id status type result results test tests"
    " range value values reference page day night morning evening today record records medical"
    " health family social past present current chief complaint illness allergies medications"
    " operating recovery floor ward".split()
)
SMALL_HOUSES = frozenset(
    "clinic hospital facility campus office co figli fils hijos asociados söhne".split()
)
