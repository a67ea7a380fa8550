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
    " breathing agar medium level class surgery".split()
)
# What stands behind the name of a town where it is no town: "Ottawa ankle rules".
OF_A_TOWN = (
    "rules?|scores?|scales?|criteria|criterion|classification|screen(?:ing)?|index|staging|stage"
    "|grading|questionnaire|protocol|coma|brace|agreement|inventory|virus|fever|type"
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
    rf"|\b(?:my|his|her|their|our|\w{{1,20}}['’]s)[ \t]+(?:\w+[ \t]+)?(?:{_KIN.replace(' ', '|')})"
    rf"|\b(?-i:{'|'.join(word.title() for word in _KIN.split())})"
    rf"|\b(?-i:{'|'.join(word.title() for word in _ROLES.split())}"
    r"|RN|LPN|LVN|CNA|CMA|HCA|NP|LCSW|SLP|EMT|FNP|DPT)"
    rf")[ \t]*[:,]?\s+['\"‘“]?\Z|\b(?:{_KIN.replace(' ', '|')})[ \t]?\(\Z",
    re.I,
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
    r"[ \t]+(?:the[ \t]+)?\Z",
    re.I,
)
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
