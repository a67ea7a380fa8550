"""What a question is about, by its words: English or Spanish, whatever language the page is in.

The patterns see a question in small letters without accents (``words.folded``).
"""

from __future__ import annotations

import re

MEDICINES = re.compile(
    r"\b(?:medic(?!al\b|o\b|a\b|os\b)\w*|drugs?|pills?|tablets?|prescri\w*|dos(?:e|es|age|is)"
    r"|pastillas?|pildoras?|tabletas?|farmacos?|recetas?|recetad\w*)\b"
)
ALLERGIES = re.compile(r"\bal(?:l)?erg\w*")
NEXT = re.compile(
    r"\b(?:follow[- ]?ups?|what (?:comes|is) next|que sigue|next (?:steps?|visits?|appointments?)"
    r"|next (?=(?:\w+ ){1,2}(?:tests?|scan|x-?ray|check\w*|exam\w*|blood\w*|labs?|shot|dose)\b)"
    r"|next (?:tests?|scan|x-?ray|check\w*|exam\w*|blood\w*|labs?|shot|dose)"
    r"|instructions?|appointments?|come back|(?:do i|am i) (?:have to |supposed to )?(?:go|return)|"
    r"what (?:should|do|must) i do"
    r"|see (?:the|my|a) (?=(?:\w+ ){0,2}?(?:doctor|clinic|specialist|nurse))"
    r"|(?:proxim\w*|siguientes?) (?:pasos?|citas?|consultas?|visitas?)|citas?"
    r"|seguimiento|instrucciones"
    r"|(?:toca|vuelvo|regreso) ?(?:volver|regresar|a la|al)?"
    r"|que (?:debo|tengo que|hay que) hacer|(?:regresar|volver) (?:a la|al|con el|con la)"
    r"|cuando (?:debo|tengo que|hay que|he de|puedo) (?:volver|regresar|ir))\b"
)
OUTSIDE = re.compile(
    r"\b(?:(?:ab)?normal|out of range|in range|outside|wrong|off|high(?:er)?|low(?:er)?|bad|"
    r"flagged|unusual|concern\w*|worr\w+|ok|okay|all right|fine|good|healthy|elevated|raised"
    r"|(?:a)?normal(?:es)?|fuera (?:de|del)|alterad\w*|mal|mal[oa]s?|bien|buen[oa]s?"
    r"|(?:alt|baj|elevad)[oa]s?|preocup\w*)\b"
)
HIGH = re.compile(r"\b(?:high(?:er)?|elevated|raised|above|alt[oa]s?|elevad[oa]s?|por encima)\b")
LOW = re.compile(r"\b(?:low(?:er)?|below|baj[oa]s?|por debajo)\b")
CHANGED = re.compile(
    r"\b(?:chang\w+|differen\w+|compar\w+|better|worse|gone (?:up|down)|since (?:my |the )?last"
    r"|improv\w+|trend\w*|cambi\w+|diferen\w+|mejor\w*|peor\w*|subido|bajado|empeor\w*)\b"
)
BEFORE = re.compile(
    r"\b(?:before|earlier|previous\w*|over time|history|trend\w*|all|every|used to|since|gone|worse"
    r"|better|chang\w+|antes|anterior\w*|historial|tod[oa]s|cambi\w+|peor|mejor|subido|bajado|desde)\b"
)
LAST_TEST = re.compile(
    r"\bwhen (?:was|were|did)\b.{0,30}\b(?:last|latest|newest|most recent)\b.{0,20}"
    r"\b(?:tests?|tested|blood\w*|labs?|results?|values?)\b"
    r"|\bcuando\b.{0,40}\b(?:ultim[oa]s?|mas recientes?)\b.{0,20}"
    r"\b(?:analisis|pruebas?|examen(?:es)?|resultados?|laboratorios?|valores)\b"
)
CONTACT = re.compile(
    r"\b(?:phone|telephone|number (?:to|do i|should i) call|whom? (?:do|should|can) i call"
    r"|call with|contact|telefono|a quien (?:llamo|debo llamar)|llamar|llamo)\b"
)
WHOSE_CARE = re.compile(
    r"\bwho(?:'s| is| was| are)? (?:\w+ ){0,3}?"
    r"(?:doctors?|physicians?|providers?|surgeons?|nurses?)\b"
    r"|\bquien(?:es)? (?:\w+ ){0,3}?(?:doctora?|medic[oa]|cirujan[oa]|enfermer[oa])\b"
)
JUDGED = re.compile(
    r"\b(?:can|could|may|should|must) (?:i|we|he|she)\b"
    r"|\bis (?:it|that|this|[\w .%/-]{1,40}?) (?:ok|okay|all right|safe|dangerous|serious|bad)\b"
    r"|\bhow (?:do|can|should) (?:i|we) (?!know|read|get|see|find|take)"
    r"|\bam i (?:going|ok|okay|sick|ill|dying|at risk|in danger|healthy)\b"
    r"|\b(?:will i|how long (?:will|do) i)\b|\bhow (?:bad|serious|dangerous)\b"
    r"|\b(?:puedo|debo|deberia|podre|voy a|me voy a)\b"
    r"|\b(?:es|sera|esta) (?:\w+ ){0,3}?(?:segur[oa]|peligros[oa]|grave|mal[oa]|seri[oa])\b"
)
ALLERGIC_TO = re.compile(
    r"\ballerg(?:ic|y|ies) to (?:any |the |my |some )?([a-z][\w-]*(?: [a-z][\w-]*)?)"
    r"|\balergic[oa] al? (?:la |el |los |las )?([a-z][\w-]*)"
    r"|\balergias? al? (?:la |el |los |las )?([a-z][\w-]*)"
)
HOW_TAKEN = re.compile(
    r"\bhow (?:do|should|must|am) i (?:\w+ ){0,2}?(?:take|use|inject|inhale)\b"
    r"|\bcomo (?:\w+ ){0,2}?(?:tomo|tomar(?:me|lo|la)?|uso|usar)\b"
)
WHEN = re.compile(
    r"\b(?:when|how soon) (?:do|should|must|will|shall|am|is|are|can|may|does)\b"
    r"|\bcuando (?:\w+ ){0,2}?(?:tengo|debo|toca|es|son|sera|vuelvo|hay|hago|repito|puedo)\b"
)
VISIT = re.compile(
    r"\b(?:appointments?|visits?|come back|see (?:the|my|a)|go back|citas?|consultas?|visitas?"
    r"|volver|regresar)\b"
)
SHOWN = re.compile(
    r"\bwhat (?:did|does|do|was|were|is|are) "
    r"(?:(?:the|my|this|these|results?|findings?|of|from) ){0,5}"
    r"(?P<of>[\w -]{3,60}?) (?:show|find|found|say|mean|reveal|tell|results?|findings?)\w*\b"
    r"|\bwhat (?:was|were|is|are) the (?:results?|findings?) (?:of|from) (?:the |my |this )*"
    r"(?P<from>[\w -]{3,60})"
    r"|\bque (?:mostro|mostraron|dice|dicen|dijo|salio|encontraron|revelo|significa) (?:\w+ )??"
    r"(?:en |de |el |la |los |las |mi |mis )*(?P<en>[\w -]{3,60})"
)
STARTED = re.compile(r"\b(?:new|start(?:ed)?|begin|began|added|nuev[oa]s?|empez\w*|inici\w*)\b")
STOPPED = re.compile(
    r"\b(?:stopped|discontinued|held|paused|suspend\w*|dej(?:e|o|aron|ado)|retir\w*)\b"
)
SUMMARY = re.compile(
    r"\bsummar\w+|\boverview\b"
    r"|\bin (?:short|(?:simple|plain|easy) (?:words|terms|english|language))"
    r"|\bwhat (?:does|do|did) (?:the|my|this|these) (?:\w+ )?"
    r"(?:documents?|reports?|letters?|notes?|papers?|files?|results?) (?:say|mean|tell)"
    r"|\bresum\w+|\bque dicen? (?:mi|mis|el|los|la|las|este|esta) (?:\w+ )?(?:documentos?|informes?"
    r"|cartas?|notas?|papel(?:es)?|resultados?)|\ben palabras (?:simples|sencillas)"
)
LISTED = re.compile(
    r"\b(?:diagnos\w*|conditions?|illness\w*|diseases?|problems?"
    r"|enfermedad\w*|padecimientos?|condiciones|problemas?)\b"
)
WHICH = re.compile(r"\b(?:what|which|list|name|tell me|show|que|cual(?:es)?|digame)\b")
MEANING = re.compile(
    r"\b(?:what (?:is|are|does|do)|what's|mean\w*|measure\w*|explain|why (?:is|was|do|test)"
    r"|que (?:es|son|mide\w*|quiere\w* decir|significa\w*)|significa\w*|para que|expli\w*)\b"
)
ADVICE = re.compile(
    r"\b(?:(?:should|can|could|may|must) i|do i (?:need|have) to) (?:\w+ ){0,3}?"
    r"(?:stop|start|take|taking|change|skip|double|increase|reduce|quit|use|continue)\b"
    r"|\b(?:debo|deberia|puedo|podria|tengo que|hay que|necesito|conviene) (?:\w+ ){0,3}?"
    r"(?:dejar|suspender|parar|empezar|iniciar|tomar(?:me|la|lo)?|cambiar|saltar\w*|omitir|"
    r"duplicar|doblar|aumentar|subir|reducir|bajar|usar|seguir|continuar)\b"
)
OWN = re.compile(r"\b(?:my|mine|i|me|i'm|mis?|mi[oa]s?|tengo|yo)\b")
