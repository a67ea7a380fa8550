"""Spanish words that make a question urgent, under the names of the English rules.

Matched in small letters without accents, for people in a hurry leave them out. Words of several
countries stand side by side.
"""

from __future__ import annotations

NEAR = r"\W+(?:\w+\W+){0,5}?"

PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "self-harm",
        r"\bsuicid\w*|\bmatarme\b|\bme (?:quiero|voy a) matar\b|\bquitarme la vida"
        r"|\b(?:quiero|quisiera|prefiero|preferiria|deseo|ganas de)\W+(?:\w+\W+)?morir(?:me)?\b"
        r"|\bme quiero morir\b|\bno quiero (?:ya )?(?:seguir )?(?:vivir|viviendo|viv[oa])\b"
        r"|\b(?:acabar|terminar) con (?:mi vida|todo)\b|\bestar(?:ia|ian) mejor sin mi\b"
        r"|\bmejor muert[oa]\b|\b(?:hacerme dano|lastimarme|autolesi\w*|cortarme las venas)"
        r"|\bme (?:tome|trague) (?:todas|todo|muchas|demasiad\w+|un monton)\b",
    ),
    (
        "heart",
        rf"\b(?:duel\w*|dolor\w*|presion|opresion|apriet\w*|oprim\w*|aplast\w*|pesadez"
        rf"|punzad\w*|quema\w*){NEAR}(?:pecho|corazon)\b"
        rf"|\bpecho{NEAR}(?:duel\w*|dolor|presion|opresion|apriet\w*|apretad\w*|oprim\w*|aplast\w*)"
        r"|\binfarto\b|\bataque (?:al corazon|de corazon|cardiaco|del corazon)",
    ),
    (
        "breathing",
        r"\bno (?:puedo|puede|podia|logro|logra|consigo|alcanzo a)\W+(?:\w+\W+){0,2}?respirar"
        r"|\b(?:me|le) (?:cuesta|falta|faltaba)\W+(?:\w+\W+){0,3}?(?:respirar|aire|aliento)"
        r"|\b(?:no|dejo de|ya no) respira(?:r|ba)?\b"
        r"|\bfalta (?:de|el) aire\b|\bsin aire\b|\b(?:me|se) (?:estoy |esta )?ahog\w*|\basfixi\w*"
        r"|\b(?:dificultad|problemas?|trabajo)\W+(?:para|al|de)\W+respirar|\batragant\w*"
        rf"|\blabios?{NEAR}(?:azul\w*|morad\w*)",
    ),
    (
        "stroke",
        rf"\b(?:cara|rostro|boca){NEAR}(?:caid\w*|torcid\w*|chuec\w*|colgad\w*|desviad\w*)"
        rf"|\b(?:torcid\w*|chuec\w*|caid\w*|torci\w*|cayo|colgando){NEAR}(?:cara|boca|rostro)\b"
        rf"|\barrastr\w+{NEAR}(?:palabras|habl\w*)|\bno (?:puedo|puede) hablar\b"
        rf"|\bhabl\w*{NEAR}(?:enredad\w*|trabad\w*|arrastrad\w*)"
        rf"|\b(?:dormid\w*|adormecid\w*|entumecid\w*|debil\w*|paraliz\w*|sin fuerza){NEAR}"
        r"(?:un lado|(?:lado |brazo |pierna )(?:izquierd\w*|derech\w*)|medio cuerpo|la mitad)"
        rf"|\bno (?:puedo|puede|pude) mover{NEAR}(?:lado|brazo|pierna|mano|cuerpo)"
        rf"|\b(?:un lado|medio cuerpo|la mitad){NEAR}(?:dormid\w*|debil\w*|entumecid\w*|paraliz\w*)"
        r"|\bpeor dolor de cabeza|\bdolor de cabeza mas (?:fuerte|intenso)"
        rf"|\b(?:de repente|de pronto|repentin\w*|subit\w*){NEAR}"
        r"(?:cabeza|vision|vista|veo|ver|cieg\w*|confu\w*)",
    ),
    (
        "bleeding",
        rf"\b(?:sangr\w*|hemorragia){NEAR}(?:no (?:para|se detiene|se corta)|mucho|sin parar)"
        r"|\bno (?:para|deja|paro) de sangrar|\b(?:sangro|sangrando|sangra) (?:mucho|demasiado)"
        rf"|\b(?:vomit\w*|tos|toso|tosi\w*|toser|escup\w*|devuelv\w*){NEAR}sangre\b"
        rf"|\bsangre{NEAR}(?:vomit\w*|al toser)|\b(?:cafe molido|posos de cafe|borra de cafe)"
        rf"|\bempap\w*{NEAR}(?:toallas?|compresas?)"
        rf"|\b(?:heces|popo|caca|evacuacion\w*|excremento\w*){NEAR}negr\w*",
    ),
    (
        "allergic reaction",
        rf"\b(?:garganta|lengua|labios?|cara){NEAR}(?:hinch\w*|cierra|cerrando)"
        rf"|\b(?:hinch\w*|cierra|cerrando){NEAR}(?:garganta|lengua|labios?|cara)\b"
        rf"|\b(?:lengua|labios?){NEAR}inflam\w*|\binflam\w*{NEAR}(?:lengua|labios?)\b"
        r"|\banafila\w*",
    ),
    (
        "consciousness",
        r"\bdesmay\w*|\bcolapso\b(?! pulmonar)|\bse desplomo\b"
        r"|\bperd(?:i|io|iendo|er) el conocimiento|\binconscient\w*|\bsobredosis"
        r"|\bno (?:responde|reacciona|despierta|se despierta)\b|\bconvulsion\w*"
        r"|\b(?:esta|estoy|tiene|teniendo|tuvo) (?:\w+ ){0,2}?(?:convuls\w*|ataque epilept\w*)",
    ),
    (
        "infant or infection",
        rf"\b(?:bebe|bebito|recien nacid\w*|lactante){NEAR}(?:fiebre|calentura|flacid\w*|aguad\w*"
        r"|azul|morad\w*|no respira|no (?:se )?despierta)"
        rf"|\b(?:fiebre|calentura){NEAR}(?:bebe|bebito|recien nacid\w*)\b"
        rf"|\b(?:cuello|nuca) (?:rigid\w*|ties\w*|dur\w*){NEAR}(?:fiebre|calentura)"
        rf"|\b(?:fiebre|calentura){NEAR}(?:cuello|nuca) (?:rigid\w*|ties\w*|dur\w*)"
        rf"|\b(?:fiebre|calentura|temperatura){NEAR}4[0-2](?![\d/])"
        rf"|\b(?:fiebre|calentura|escalofrios){NEAR}(?:confus\w*|delira\w*|quimio\w*|trasplant\w*)"
        rf"|\bquimio\w*{NEAR}(?:fiebre|calentura|escalofrios)",
    ),
    (
        "overdose or poison",
        r"\b(?:me tome|tome|tomo|se tomo|trague|trago|se trago|ingirio|ingeri)\W+(?:demasiad\w+"
        r"|un (?:frasco|bote|punado)|tod[ao]s?|\d{2,}(?!\d|[.,]\d| ?(?:m?g|mcg|ml|unidades|%)\b))"
        r"\W+(?:\w+\W+){0,4}?(?:pastillas?|pildoras?|tabletas?|capsulas?|medicinas?|insulina)\b"
        r"|\b(?:tomo|bebio|trago|comio|tome|bebi|trague)\W+(?:\w+\W+){0,3}?(?:cloro|lejia|veneno"
        r"|pilas?|detergente|raticida|imanes)\b|\benvenen\w+|\bintoxic\w+",
    ),
    (
        "pregnancy",
        rf"\bembaraz\w+{NEAR}(?:sangr\w*|manch\w*|desmay\w*|dolor muy fuerte)"
        rf"|\b(?:sangr\w*|manch\w*){NEAR}embaraz\w+|\bse (?:me )?rompio la (?:fuente|bolsa)"
        r"|\bbebe\W+(?:\w+\W+){0,2}?(?:no se|dejo de|ya no se)\W+muev\w*|\bbebe dejo de moverse",
    ),
    (
        "blood sugar",
        rf"\b(?:azucar|glucosa){NEAR}(?:tembl\w*|temblor\w*|sud\w+|confus\w*|desmay\w*|vomit\w*)"
        rf"|\b(?:tembl\w*|sudando|confus\w*|mare\w*){NEAR}(?:azucar|glucosa)\b"
        r"|\b(?:azucar|glucosa)\W+(?:esta en|me sale|marca|es de|es|bajo a)"
        r"\W+(?:[1-4]\d|5[0-3]|[4-9]\d\d)(?![\d/.,]|\s*%)",
    ),
    (
        "head injury",
        r"\b(?:golpe\w*|pego|pegue)\b.{0,20}\bcabeza\b.{0,60}\b"
        r"(?:vomit\w*|confus\w*|dormid\w*|sueno|mare\w*|inconscient\w*|anticoagul\w*)",
    ),
)
