"""The words that results, flags, headings and column heads are made of."""

from __future__ import annotations

import re

# --- results in words -------------------------------------------------------------------------
_PHRASES = (
    "not detected", "not reactive", "not seen", "not found", "not present", "not done",
    "non reactive", "non-reactive", "nonreactive", "non detected", "none detected", "none seen",
    "none", "no growth", "non-immune", "non immune", "undetectable", "undetected", "detected",
    "reactive", "weakly reactive", "weakly positive", "weak positive", "strongly positive",
    "low positive", "positive", "negative", "pos", "neg", "nil", "absent", "present",
    "trace-intact", "trace-lysed", "trace", "traces", "few", "rare", "occasional", "many",
    "moderate", "small", "large", "plenty", "numerous", "scanty", "equivocal", "indeterminate",
    "inconclusive", "borderline", "immune", "not immune", "clear", "slightly cloudy",
    "slightly hazy", "slightly turbid", "cloudy", "hazy", "turbid", "pale yellow",
    "light yellow", "dark yellow", "straw", "yellow", "amber", "colorless", "colourless",
    "brown", "red", "pink", "orange", "acidic", "alkaline", "neutral", "adequate",
    "within normal limits", "wnl", "normal", "norm", "abnormal", "seen", "negativ", "positiv",
    "négatif", "positif", "négative", "positive",
    "negativo", "negativa", "negativos", "negativas", "positivo", "positiva", "positivos",
    "positivas", "no reactivo", "no reactiva", "no reactivos", "reactivo", "reactiva",
    "reactivos", "no detectado", "no detectada", "no detectable", "detectado", "detectada",
    "indetectable", "no se detecta", "no se detectan", "no se observa", "no se observan",
    "no se observaron", "ausente", "ausentes", "ausencia", "presente", "presentes", "trazas",
    "indicios", "huellas", "escaso", "escasa", "escasos", "escasas", "abundante", "abundantes",
    "moderado", "moderada", "moderados", "moderadas", "débil positivo", "debil positivo",
    "positivo débil", "positivo debil", "dudoso", "indeterminado", "no inmune", "inmune",
    "sin crecimiento", "sin desarrollo", "turbio", "ligeramente turbio", "transparente",
    "amarillo", "amarilla", "amarillo claro", "amarillo pálido", "amarillo palido", "ámbar",
    # Italian, French, German, Portuguese and Dutch: whether it is there.
    "assente", "assenti", "presenti", "tracce", "negativi", "positivi", "non rilevato",
    "non rilevata", "non rilevabile", "non reattivo", "reattivo", "limpido", "torbido",
    "absente", "absents", "absence", "présent", "présente", "présence", "non détecté",
    "non détectée", "détecté", "non réactif", "réactif", "nicht nachweisbar", "nachweisbar",
    "nicht nachgewiesen", "nachgewiesen", "nicht reaktiv", "reaktiv", "spuren", "unauffällig",
    "traços", "não reagente", "reagente", "não detectado", "não detectada", "não detectável",
    "não reativo", "reativo", "niet aantoonbaar", "aantoonbaar", "negatief", "positief", "spoor",
)  # fmt: skip
_BLOOD_GROUP = r"(?:AB|A|B|O)\s?(?:Rh\s?)?(?:\+ve|-ve|positive|negative|pos|neg|[+-](?!\d))"
_PLUSES = r"[1-4]\+|\+/?-(?![\d-])|\+{1,4}(?![\d-])"
QUALITATIVE = re.compile(
    rf"(?:{_BLOOD_GROUP})(?![\w])|(?:{_PLUSES})(?![\w])|(?:"
    + "|".join(re.escape(p) for p in sorted(set(_PHRASES), key=len, reverse=True))
    + r")(?:\s?\((?:[1-4]\+|\+{1,4}|trace)\)|[ \u00a0](?:[1-4]\+|\+{1,4})(?![\w+-]))?(?![\w-])",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"not |non|none|no growth|neg|nil|absent|undetect|clear|norm|wnl|within"
    r"|no (?:react|detect|se|inmune)|indetect|ausen|sin (?:crec|des)|transparente|assen|absen"
    r"|nicht |niet |n[ãa]o |limpido|unauff",
    re.IGNORECASE,
)
_POSITIVE = re.compile(
    r"pos|react|detected|present|seen|[1-4]\+|\+|trace|abnormal|detectad|trazas|indicios|huellas"
    r"|prése|détect|tracce|traços|spuren|spoor|nachw|aantoon|rea[ck]ti|reatt|réact|reage",
    re.IGNORECASE,
)


def polarity(text: str) -> bool | None:
    """True for found, False for not found, None for words that say neither."""
    if _NEGATIVE.match(text.strip()):
        return False
    return True if _POSITIVE.search(text) else None


OR = re.compile(r"[ \u00a0]?/[ \u00a0]?|[ \u00a0]or[ \u00a0]", re.IGNORECASE)
"""Between words any of which can be the result."""


def agrees(found: str, expected: str, *, listed: bool = True) -> bool | None:
    """Whether a result in words is an expected one; None where that can't be told.

    Of words that are not ``listed`` nobody knows which speak against others (``not normal``).
    """
    if _plain(found) and _plain(found) == _plain(expected):
        return True
    if not listed:
        return None
    wanted = OR.split(expected)
    if len(wanted) > 1:
        usual = {" ".join(each.lower().split()) for each in wanted}
        none = polarity(found) is False and any(polarity(each) is False for each in wanted)
        return True if none or " ".join(found.lower().split()) in usual else None
    one, other = polarity(found), polarity(expected)
    return one == other if one is not None and other is not None else None


def _plain(text: str) -> str:
    """Its letters and digits: "Non-reactive" and "NON REACTIVE" are one result."""
    return "".join(each for each in text.casefold() if each.isalnum() or each in "+<>")


# --- flags --------------------------------------------------------------------------------------
_GRADE = r"(?:slightly|mildly|moderately|markedly|very|critically|critical|panic|alert|borderline)"
_DIRECTION = r"(?:high|low|elevated|raised|increased|decreased|reduced|normal)"
_BLANK = r"[ \u00a0]"
FLAG_WORDS = (
    rf"{_GRADE}[ \u00a0-]?{_DIRECTION}|(?:high|low)[ \u00a0-]normal|(?:above|below|within|in|out of"
    rf"|outside){_BLANK}(?:the{_BLANK})?(?:high{_BLANK}|low{_BLANK})?(?:normal|range|limits?)"
    rf"(?:{_BLANK}(?:range|limits?))?|{_DIRECTION}[ \u00a0-]critical|{_DIRECTION}|above|below|hi|lo"
    r"|critical|crit|panic|abnormal|abn|borderline"
    r"|pre-?[ \u00a0]?diabetic|prediabetes|diabetic|deficient|deficiency|insufficient|insufficiency"
    r"|sufficient|optimal|desirable|near optimal|at risk|ok|alert|erhöht|erniedrigt|élevé|bas"
    r"|high risk|low risk|average risk|pass|fail|in range|out of range|concern|overweight"
)
FLAG_LETTERS = r"H{1,2}|L{1,2}|N|A{1,2}|C|CH|CL|PH|PL|HC|LC|Hi|Lo|HI|LO|B"
FLAG = re.compile(
    rf"(?:\*{{1,3}}|!{{1,3}}|#)?[ \u00a0]?(?:(?i:{FLAG_WORDS})|(?:{FLAG_LETTERS}))"
    r"(?:[ \u00a0]?(?:\*{1,3}|!{1,3}))?(?![\w/%]|\^(?!\d(?!\w)))"
)
MARK = re.compile(r"\*{1,3}(?![\w*])|[↑↓▲▼⬆⬇⇧⇩]{1,2}|!{1,3}|†|‡")
LEFT_MARK = re.compile(r"(?:\*{1,3}|[↑↓▲▼⬆⬇⇧⇩]{1,2}|!{1,3})\s?(?=[\w<>])")
# Analysers draw their arrows before the name with what a keyboard has (``v   pH   7.291``).
FRONT_MARK = re.compile(rf"{LEFT_MARK.pattern}|[v^]\s(?!Will)(?=[A-Za-z])")
LEADING_FLAG = re.compile(rf"{FLAG_LETTERS}|v|[\^˅˄∨∧⌄⌃]")

_HIGH = re.compile(
    r"^(?:h{1,2}|hi|ch|ph|hc)$|high(?!.normal)|elevat|raised|increas|above|↑|▲|⬆|⇧|erhöht|élevé"
    r"|^[\^˄∧⌃]$"
    r"|^diabetic|\+$",
    re.IGNORECASE,
)
_LOW = re.compile(
    r"^(?:l{1,2}|lo|cl|pl|lc)$|low(?!.normal)|decreas|reduc|below|deficien|insufficien|↓|▼|⬇|⇩"
    r"|erniedrigt|^bas$|^[-−–]$|^[v˅∨⌄]$",
    re.IGNORECASE,
)
_NORMAL = re.compile(
    r"^n$|^(?:normal|ok|pass|optimal|desirable|sufficient)$|within|^in (?:range|limits?|normal)",
    re.IGNORECASE,
)
_ABNORMAL = re.compile(
    r"^(?:a{1,2}|c|b)$|abn|crit|panic|alert|out of|outside|fail|[*!]|risk$|pre-?\s?diab",
    re.IGNORECASE,
)


def direction(flag: str) -> str | None:
    """``high``, ``low``, ``normal``, ``abnormal``, or None where the words take no side."""
    plain = flag.strip(" *!#()[]")
    if re.search(r"borderline$", plain, re.IGNORECASE) or "risk" in plain.lower():
        return None
    for pattern, meaning in ((_HIGH, "high"), (_LOW, "low"), (_NORMAL, "normal")):
        if pattern.search(plain or flag):
            return meaning
    if re.search(r"(?:high|low).normal", plain, re.IGNORECASE):
        return "normal"
    return "abnormal" if _ABNORMAL.search(plain or flag) else None


# --- names that are never a test ------------------------------------------------------------------
_NOT_A_TEST = (
    r"(?:patient|name|age|sex|gender|dob|d\.o\.b|date|birth|phone|tel|fax|mobile|address|email|page"
    r"|report|mrn|uhid|id|lab\s?(?:no|id|license|number)|accession|specimen|sample|collected|"
    r"collection|received|registered|registration|reported|printed|referred|ref(?:erring)?\b"
    r"|doctor|dr|physician|provider|consultant|hospital|clinic|bed|ward|room|barcode|bill|invoice|"
    r"order|account|client|visit|encounter|admission|discharge|time|reg|licen[cs]e|npi|clia|"
    r"nabl|iso|version|copyright|http|www|ssn|insurance|policy|pin|zip|telephone|contact"
    r"|height|weight|bmi|body mass|bp|blood pressure|pulse|heart rate|hr|resp\w*(?:\s?rate)?|rr"
    r"|temp\w*|spo2|sp o2|o2 sat\w*|oxygen saturation|pain|head circumference|bsa|vitals?|waist|"
    r"hip|fever|allerg\w*|dose|dosage|quantity|qty|tablet|tab|cap|capsule|take|refill|sig|"
    r"medicine|medication|drug name|signature|total amount|price|rate|amount|mrp|discount|fasting"
    r"|s\.?\s?no|sr\.?\s?no|note|notes|method|methodology|sub\s?total|years?|months?|days?|weeks?"
    r"|hours?|male|female|men|women|adults?|child(?:ren)?|infants?|newborns?|pregnan\w*|trimester|"
    r"normal|desirable|borderline|optimal|near optimal|high|low|very high|very low|deficien\w*|"
    r"insufficien\w*|sufficien\w*|toxic\w*|intoxication|pre-?diabet\w*|diabet\w*|non-?\s?diabet\w*|"
    r"good control|poor control|fair control|excellent|risk|moderate\w*|mild\w*|severe\w*|"
    r"extreme\w*|level|category|stage|grade|class|goal|target|therapeutic|follicular|luteal|"
    r"ovulat\w*|mid-?cycle|post-?menopaus\w*|premenopaus\w*|menopaus\w*|smokers?|non-?smokers?|"
    r"interpretation|comment|remarks?|reference|range|ranges|positive|negative|equivocal|"
    r"indeterminate|upto|up to|less than|greater than|more than|between|from|ratio of|version|"
    r"instructions?|follow|next|copy to|end of|disclaimer|verified|authori[sz]ed|approved"
    r"|panel|profile|department|status|priority|location|phase|week|cutoff|cut-off|index value"
    r"|ef|ejection fraction|lvef|score|gcs|mitotic|size|length|width|diameter|thickness)"
)
NOT_A_TEST = re.compile(rf"^\W*{_NOT_A_TEST}\b", re.IGNORECASE)

# "Normal range: below 125 pg/mL": a figure behind it on its line is a limit, whatever stands above.
OF_A_RANGE = re.compile(
    r"\W*(?:normal|standard|usual|expected|target|reference|ref\.?)\s"
    r"(?:range|interval|limits?|values?)\s?[:=]",
    re.IGNORECASE,
)
# What is to be done at a bound: the bound is a rule then.
ORDER = re.compile(
    r"[):,;–-]?\s?(?:→|->|=>|(?:then\s|please\s|to\s)?(?:transfuse|give|call|notify|hold|stop|repeat"
    r"|recheck|replace|replete|start|consider|seek|contact|inform|discuss|treat|increase|reduce|refer"
    r"|before|should|must|needs?|requires?|or (?:if|any))\b)"
    # What a bound means: "Ferritin < 30 ug/L: iron deficiency probable".
    r"|\s?[:=→]\s*(?!not\s|un|neg|nicht|non?\b|indet)[^\W\d_]{3}",
    re.IGNORECASE,
)

# --- column heads -------------------------------------------------------------------------------
HEADS: tuple[tuple[str, str], ...] = (
    ("name", r"tests?(?: name| description| ?/ ?(?:analyte|parameter)s?)?|test\(s\)|analytes?"
     r"|analysis|investigations?(?: name)?|parameters?(?: name)?|components?|examinations?"
     r"|group description|description"
     r"|observations?|test ?performed|name of (?:the )?test|laboratory test|lab test"
     r"|assay|marker|biomarkers?|result type|tests? conducted|measure(?:ment)?|item|"
     r"untersuchung|analyse|param[eè]tre|parameter|examen|prueba|test requested|procedure|"
     r"name|determination|particulars?|profile|messgr[öo](?:ß|ss)e|laborwert|analyte?|analyser"
     r"|cells?(?: types?)?|ex[aá]menes|exames?|esam[ei]|analisi|an[aá]lis[ei]s?|par[aá]metros?"
     r"|determinaci[oó]n(?:es)?|bepaling(?:en)?|onderzoek(?:ing)?|badani[ae]|analys|unders[öø](?:kning|kelse|gelse)"
     r"|allerg[eèé]n[eis]{0,2}|al[eé]rgenos?|tutkimus|tetkik|vy[sš]et[rř]en[ií]|analiz[aă]"),
    ("result", r"(?:observed |your |patient'?s? |test |current |final |obtained |measured )?"
     r"(?:results?|values?|readings?|findings?)(?: ?/ ?units?| value)?|result\(s\)|ergebnis|wert"
     r"|r[eé]sultats?|valeurs?|resultado|valor|measured|in range|out of range|"
     r"within range|outside range|abs(?:olute)?(?: counts?| values?)?|observed|level|messwert"
     r"|levels|abnormal result|messergebnis|ergebnisse|resultados?|risultat[oi]|esito|uitslag"
     r"|resultaat|wynik|resultat(?:et)?|svar|tulos|sonu[cç]|v[yý]sledek|rezultat"),
    ("unit", r"units?(?: of measure(?:ment)?)?|uoms?|einheit(?:en)?|unit[eé]s?|unidad(?:es)?"
     r"|unidades?|unit[aà](?: di misura)?|u\.\s?m\.?|u\.?d\.?m\.|eenhei?d(?:en)?"
     r"|jedn(?:\.|ostka|otka)?"
     r"|enhe[td]|yksikkö|birim|unitate"),
    ("range", r"ref(?:erence|\.)? ?(?:range )?(?:%|abs(?:olute)?)|"
     r"(?:bio(?:logical|\.)? ?)?(?:ref(?:erence|\.)?|normal|standard|expected|normative|"
     r"referenz|healthy|desired)[ -]?(?:ranges?|intervals?|values?|limits?|bereich|level|"
     r"inte?rv(?:al)?\.?)(?: ?/ ?units?)?|bio\.? ?ref\.? ?(?:range|interval|int)\.?|"
     r"biological reference|reference|normalbereich|"
     r"referenzwerte?|normwerte?|ranges?|limits|valeurs? de r[eé]f[eé]rences?|normes?|"
     r"valeurs usuelles|relevant reference range|bri|ref|normal|normals|"
     r"r[eé]f[eé]rences?|valeurs normales|normbereich|ref\.?[ -]?bereich|referenzintervalle?"
     r"|(?:valor(?:es)?|intervalos?|rangos?)(?: biol[oó]gicos?)?(?: de)?"
     r" refer[eê]ncia(?:l|is|les)?|"
     r"valores normales|(?:valori|intervall[io])(?: (?:di riferimento|normali|normale))"
     r"|referentie(?:waarden?|interval(?:len)?|gebied)?|(?:zakres|warto[sś]ci) ref\w*\.?|norm[ay]?"
     r"|ref\.? ?intervall?|referen[sc](?:e|intervall?|omr[åa]de)\w*|viite(?:väli|arvot?)|meze"
     r"|referans(?: aral[iı][gğ][iı]| de[gğ]er\w*)?|intervale? (?:biologic )?de referin[tț][aă]|"
     r"rango(?: de referencia)?|refer[eê]ncias?|riferiment[oi]|referenz|standards?"
     r"|reference range \(?adult\)?|intervals?|targets? ?/ ?ref(?:erence|\.)?(?: ranges?)?"
     r"|ref(?:erence|\.)?(?: ranges?)? ?/ ?targets?"),
    ("flag", r"flags?|status|abnormal(?: flag)?|indicator|h ?/ ?l|l ?/ ?h|interpretations?|alert|"
     r"remarks?|comments?|assessment|evaluation|bewertung|notes?|details|flaga|merker|markierung"
     r"|hinweis"),
    ("low", r"low(?:er)?(?: (?:ref(?:erence|\.)? |normal )?(?:limit|value)(?: of normal)?)?"
     r"|min(?:imum|\.)?|lln|od|von"),
    ("high", r"(?:high(?:er)?|upper)(?: (?:ref(?:erence|\.)? |normal )?(?:limit|value)"
     r"(?: of normal)?)?|max(?:imum|\.)?|uln|do|bis"),
    ("previous", r"(?:previous|prev\.?|prior|last|past|earlier|former|baseline"
     r"|vor(?:wert|befund|ergebnis)e?|ant[eé]ri(?:eur|or)\w*"
     r"|precedent[ei]|vorig[e]?|poprzedni\w*|tidligere|edellinen|önceki)(?: (?:results?|values?|"
     r"date|result and date|reading))?(?: and date| ?/ ?date)?|history|trend|change|delta"),
    ("goal", r"(?:your |treatment |patient'?s? )?(?:goals?|targets?|aims?)(?: ranges?| values?)?"),
    ("method", r"methods?|m[eé]thodes?|m[eé]todos?|metod[ay]?|methodology|technique"
     r"|test method|equipment"),
    ("code", r"code(?: system| description)?|loinc(?: code)?|s\.? ?no\.?|sr\.? ?no\.?|sl\.? ?no\.?"
     r"|lab|site|performing(?: lab| site)?|cpt|#|no\.?|specimen(?: type)?|sample(?: type)?|"
     r"source|panel|category|department"),
    ("date", r"(?:date(?: and time| ?/ ?time)?|collected|collection date|time|"
     r"reported|observation date|result date|dates?|datum|fecha|data|tarih)(?: on| at)?"),
)  # fmt: skip
HEAD_PATTERNS = tuple((role, re.compile(rf"(?:{p})(?![\w])", re.IGNORECASE)) for role, p in HEADS)
NOW = re.compile(
    r"(?:(?:visit|result|value|you|yours)\s)?(?:now|today)|current(?:ly)?|this (?:visit|time)"
    r"|today['’]?s (?:visit|result|value|reading)|heute|aktuell(?:er? wert)?|hoy|actual"
    r"|aujourd['’]hui|actuel(?:le)?|oggi|attuale|hoje|atual|vandaag|huidige?",
    re.IGNORECASE,
)
"""What says of a column that it holds the results of now."""
ANTIBIOGRAM = re.compile(
    r"\b(?:antibiotics?|antimicrobials?|mic|mics|susceptib\w+|sensitivit(?:y|ies))\b", re.IGNORECASE
)
OTHER_TABLE = re.compile(
    r"\b(?:medicines?|medications?|drugs?|dosages?|dose|quantity|frequency|duration|refills?|"
    r"amount|price|mrp|immunizations?|vaccines?|route|strength|allerg\w+|appointment|sig|"
    r"antibiotics?|antimicrobials?|mic|susceptib\w+|sensitivity|organisms?|"
    r"problem|risk category|treatment goal|risk|therapy|therapeutic|interpretation of|stage|"
    r"reference group|category|interfere|who classification|recommendation)\b",
    re.IGNORECASE,
)

# What is said of a sample or a result that nobody should go by.
DISTRUSTED = re.compile(
    r"\b(?:(?:ha?emoly[sz]ed|clotted|contaminated|diluted|lipa?emic|insufficient|mislabell?ed)"
    r"\W{1,3}(?:sample|specimen|tube|blood)|(?:sample|specimen|tube|blood)\s(?:was|is|were|had)\s"
    r"(?:grossly\s|slightly\s|probably\s|been\s)*(?:ha?emoly[sz]ed|clotted|contaminated|diluted|lipa?emic"
    r"|insufficient|mislabell?ed)|(?:can(?:not|'t|’t)|not\sto|should\snot)\s(?:really\s)?be\s"
    r"(?:relied|trusted|interpreted|used)|unreliable|not\sreliable|spurious(?:ly)?|arte?i?factual"
    r"|arte?i?fact|erroneous(?:ly)?|lab(?:oratory)?\serror|please\sdisregard|disregard(?:ed)?)\b",
    re.IGNORECASE,
)
