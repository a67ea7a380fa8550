"""How notes in Spanish name and print vital signs; the texts are read without their accents."""

from __future__ import annotations

import re

from documents.pipeline.notes.vital_signs.signs import DEGREES, PAIR, SMALL_PAIR, Sign

# Words between a name and its value: "talla de 168 cm", "temperatura axilar: 38,1".
_GAP = (
    r"(?:\s*(?:\([^)\n]{1,24}\)|es|fue|era|de|del|en|a|la|actual(?:es)?|basal(?:es)?|axilar|rectal"
    r"|timpanica|oral|corporal|ambiental|hoy|ahora|sentado|acostado|brazo|derecho|izquierdo|aprox\.?"
    r"|aproximad[oa](?:mente)?|registrad[oa]|medid[oa]|[:=|~(\[-]|<|>|≤|≥|,)\s*){0,5}?\s*"
)
_BEATS = (
    r"(?:lpm|ppm|l\s?/\s?m(?:in)?|lat(?:idos)?\s?(?:/|por)\s?min(?:uto)?|puls?\s?/\s?min)|x\s?['´’]"
)
_BREATHS = r"(?:rpm|r\s?/\s?m(?:in)?|resp(?:iraciones)?\s?(?:/|por)\s?min(?:uto)?)|x\s?['´’]"
_MMHG = r"mm\s?(?:de\s)?\[?Hg\]?"
_PRESSURE = r"(?:tension|presion) arterial|t\.?a\.?|p\.?a\.?|[tp]/a"
SPANISH_SIGNS = tuple(
    Sign(key, names, value, unit, low, high, bare=bare, gap=_GAP)
    for key, names, value, unit, low, high, bare in (
        ("blood_pressure", rf"(?:{_PRESSURE})", PAIR, _MMHG, 0, 0, True),
        ("blood_pressure", rf"(?:{_PRESSURE})", SMALL_PAIR, r"cm\s?Hg|kPa", 0, 0, False),
        (
            "systolic_blood_pressure",
            r"(?:(?:tension|presion) (?:arterial )?sistolica|tas|pas)",
            r"\d{2,3}",
            _MMHG,
            50,
            280,
            True,
        ),
        (
            "diastolic_blood_pressure",
            r"(?:(?:tension|presion) (?:arterial )?diastolica|tad|pad)",
            r"\d{2,3}",
            _MMHG,
            20,
            180,
            True,
        ),
        (
            "heart_rate",
            r"(?:frecuencia cardiaca|pulso|f\.?c\.?)",
            r"\d{2,3}",
            _BEATS,
            20,
            260,
            True,
        ),
        (
            "respiratory_rate",
            r"(?:frecuencia respiratoria|f\.?r\.?)",
            r"\d{1,2}",
            _BREATHS,
            4,
            80,
            True,
        ),
        (
            "temperature",
            r"(?:temperatura|temp\.?|t[ªº]\.?)",
            r"\d{2}(?:[.,]\d{1,2})?",
            DEGREES,
            30,
            44,
            True,
        ),
        (
            "temperature",
            r"(?:fiebre|febril|febricula)",
            r"\d{2}(?:[.,]\d{1,2})?",
            DEGREES,
            30,
            44,
            False,
        ),
        (
            "oxygen_saturation",
            r"(?:sat\.?\s?o2|spo ?2|sao2|saturacion(?: de (?:oxigeno|o2))?|pulsioximetria|sat\.?)",
            r"\d{2,3}(?:[.,]\d)?",
            r"%",
            40,
            100,
            False,
        ),
        (
            "weight",
            r"(?:peso|pesa)",
            r"\d{1,4}(?:[.,]\d{1,3})?",
            r"(?:kgs?|kilos?|g|gramos)\b",
            0.3,
            990,
            False,
        ),
        (
            "height",
            r"(?:talla|estatura|altura|mide)",
            r"\d{1,3}(?:[.,]\d{1,2})?",
            r"(?:cms?|m|metros?)\b",
            30,
            250,
            False,
        ),
        (
            "body_mass_index",
            r"(?:indice de masa corporal(?:\s?\(imc\))?|imc)",
            r"\d{2}(?:[.,]\d{1,2})?",
            r"kg\s?/\s?m\s?(?:2|²|\^2)",
            8,
            99,
            True,
        ),
        ("pain", r"(?:dolor(?: \(?eva\)?)?|eva)", r"\d{1,2}\s?(?:/|sobre)\s?10", r"$^", 0, 0, True),
        (
            "coma_scale",
            r"(?:(?:escala de )?(?:coma de )?glasgow|gcs|ecg de glasgow)",
            r"\d{1,2}(?:\s?/\s?15)?",
            r"$^",
            3,
            15,
            True,
        ),
        (
            "head_circumference",
            r"(?:perimetro c(?:ef|r)al?(?:ic|ne)[oa]l?|pc)",
            r"\d{2}(?:[.,]\d)?",
            r"cm",
            20,
            70,
            False,
        ),
        (
            "waist",
            r"(?:perimetro abdominal|circunferencia abdominal|cintura)",
            r"\d{2,3}(?:[.,]\d)?",
            r"cm",
            20,
            250,
            False,
        ),
    )
)
WATCHED = re.compile(
    r"\b(?:objetivos?|metas?|mantener|debe\w*|si|cuando|mayor(?:es)? (?:de|a|que)"
    r"|menor(?:es)? (?:de|a|que)|superior(?:es)? a|inferior(?:es)? a|por (?:encima|debajo) de"
    r"|mas de|menos de|entre|avisar|acudir|limite|bajar|subir)\b|[<>≤≥]",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"\b(?:previ[ao]s?|anterior(?:es)?|al (?:ingreso|nacer|alta)|a su (?:llegada|ingreso)"
    r"|en urgencias|hace|habitual(?:es)?|ayer|en (?:19|20)\d\d|en (?:casa|domicilio)"
    r"|domiciliari[ao]s?|basal previa"
    r"|antes|ultim[ao]s? (?:visita|control|semana|mes|ano))\b",
    re.IGNORECASE,
)
FOREIGN = re.compile(
    r"\b(?:fetal(?:es)?|del bebe|del feto|placenta\w*|ideal|sec[oa]"
    r"|ajustad[oa]|molecular|especific[oa]|tumor(?:al)?|venosa|maxim[oa]|teoric[oa]|ambiente"
    r"|agua|la madre|el padre|su (?:madre|padre"
    r"|hij[oa]|herman[oa]|espos[oa]|mujer|marido))\s$",
    re.IGNORECASE,
)
# A baby's length and weight at birth are no size of the day.
AT_BIRTH = re.compile(r"\s*(?:al nacer|al nacimiento|rn\b)", re.IGNORECASE)
