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
    r"|appointments?|come back|"
    r"what (?:should|do|must) i do|see (?:the|my|a) doctor"
    r"|(?:proxim\w*|siguientes?) (?:pasos?|citas?|consultas?|visitas?)|citas?|seguimiento"
    r"|que (?:debo|tengo que|hay que) hacer|(?:regresar|volver) (?:a la|al|con el|con la))\b"
)
OUTSIDE = re.compile(
    r"\b(?:abnormal|out of range|outside|not normal|wrong|off|too (?:high|low)|bad|flagged|"
    r"unusual|concern\w*|worr\w+"
    r"|anormal\w*|fuera (?:de|del)|alterad\w*|mal|mal[oa]s?|no (?:es|son|esta|estan) normal\w*"
    r"|(?:muy|demasiado) (?:alt|baj)[oa]s?|preocup\w*)\b"
)
LISTED = re.compile(
    r"\b(?:diagnos\w*|conditions?|illness\w*|diseases?|problems?"
    r"|enfermedad\w*|padecimientos?|condiciones|problemas?)\b"
)
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
