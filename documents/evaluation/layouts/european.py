"""Reports of continental Europe and Latin America: decimal commas, their heads and their marks."""

from __future__ import annotations

import random

from documents.evaluation.layouts.results import Made, comma, table
from documents.evaluation.layouts.sheet import Gold, Sheet


def written(made: Made, printed: str | None = None, **more: object) -> Gold:
    """The result with a decimal comma."""
    return made.gold(printed, value=comma(made.value), **more)


def german(chance: random.Random) -> Sheet:
    """Plus and minus for out of range, ``bis`` for an upper bound, sections in bold."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Labor Beispiel MVZ   Musterweg 12, 01234 Musterstadt   Tel. 0351 555010")
    sheet.put(50, 54, "Patient: Muster, Testa   geb. 14.03.1971 (w)   Eingang 25.05.2025 10:20")
    at = (50, 220, 285, 310, 400)
    head = ("Untersuchung", "Ergebnis", "", "Einheit", "Referenzbereich")
    sheet.row(90, at, head, font="bold")
    y = 108.0
    groups = {
        "Blutbild": "Leukozyten|G/l|3.9|10.2\nErythrozyten|T/l|3.90|5.20\n"
        "Hämoglobin|g/dl|12.0|15.6\n"
        "Hämatokrit|%|35.5|45.5\nMCV|fl|80|99\nThrombozyten|G/l|150|370",
        "Klinische Chemie": "Natrium|mmol/l|136|145\nKalium|mmol/l|3.50|5.10\n"
        "Kreatinin|mg/dl|0.50|0.90\nHarnsäure|mg/dl|2.4|5.7\nGOT (AST)|U/l||35\nGPT (ALT)|U/l||35\n"
        "Gamma-GT|U/l||40\nC-reaktives Protein|mg/l||5.0\nFerritin|µg/l|15|150\n"
        "TSH basal|mU/l|0.27|4.20",
    }
    for title, text in groups.items():
        sheet.put(50, y, title, font="bold")
        y += 14
        for made in table(chance, text):
            sign = {"H": "+", "L": "-"}.get(made.letter, "")
            span = f"{made.low} - {made.high}" if made.low else f"bis {made.high}"
            cells = (made.name, comma(made.value), sign, made.unit, comma(span))
            sheet.row(y, at, cells)
            sheet.gold.append(written(made, sign))
            y += 13
        y += 6
    sheet.put(
        50, y, "Bei eingeschränkter Nierenfunktion Kontrolle in 4-6 Wochen empfohlen.", size=8
    )
    return sheet


def spanish(chance: random.Random) -> Sheet:
    """A star before what is out of range, the range in brackets, sections in capitals."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "LABORATORIO EJEMPLO S.L.   C/ Muestra 12, 28000   Tel. 910 555 010")
    sheet.put(50, 54, "Paciente: PERSONA, TESTA   Edad: 54 años   Sexo: M   Fecha: 25/05/2025")
    at = (50, 230, 246, 310, 390)
    sheet.row(90, at, ("Prueba", "", "Resultado", "Unidades", "Valores de referencia"), font="bold")
    y = 110.0
    for title, text in {
        "HEMATOLOGÍA": "Leucocitos|10^3/µL|4.0|11.0\nHematíes|10^6/µL|3.80|5.30\n"
        "Hemoglobina|g/dL|12.0|16.0\nHematocrito|%|36.0|47.0\nPlaquetas|10^3/µL|150|400",
        "BIOQUÍMICA": "Glucosa|mg/dL|70|110\nUrea|mg/dL|15|50\nCreatinina|mg/dL|0.50|0.95\n"
        "Colesterol total|mg/dL||200\nTriglicéridos|mg/dL||150\nGOT/AST|U/L|5|35\n"
        "GPT/ALT|U/L|5|35\n"
        "Hierro|µg/dL|50|170\nFerritina|ng/mL|15|150\nVitamina B12|pg/mL|200|900",
    }.items():
        sheet.put(50, y, title, font="bold")
        y += 14
        for made in table(chance, text):
            star = "*" if made.letter else ""
            span = f"[ {made.low} - {made.high} ]" if made.low else f"Hasta {made.high}"
            sheet.row(y, at, (made.name, star, comma(made.value), made.unit, comma(span)))
            sheet.gold.append(written(made, star))
            y += 13
        y += 6
    return sheet


def swiss(chance: random.Random) -> Sheet:
    """An apostrophe between thousands, decimal points, both languages in the head."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Labor Muster AG, 3000 Beispielstadt   Auftrag 25-0047118   25.05.2025")
    at = (50, 250, 320, 400, 500)
    head = ("Analyse / Analyse", "Resultat", "Einheit / Unité", "Referenz / Référence", "Flag")
    sheet.row(80, at, head, font="bold")
    y = 98.0
    for made in table(
        chance,
        "Leukozyten|/µl|4000|10000\nThrombozyten|/µl|150000|400000\n"
        "Vitamin B12|pmol/l|145|1250\nFerritin|µg/l|15|1150\nNatrium|mmol/l|136|145\n"
        "Kreatinin|µmol/l|45|84\nCRP|mg/l|0.0|5.0\nNT-proBNP|ng/l|0|1125",
    ):
        value, low, high = (_apostrophe(x) for x in (made.value, made.low, made.high))
        sheet.row(y, at, (made.name, value, made.unit, f"{low} - {high}", made.letter))
        sheet.gold.append(made.gold(made.letter, value=value))
        y += 15
    return sheet


def _apostrophe(text: str) -> str:
    whole, _, rest = text.partition(".")
    shown = f"{int(whole):,}".replace(",", "'")
    return f"{shown}.{rest}" if rest else shown


def dutch(chance: random.Random) -> Sheet:
    """Name, flag, result, unit, reference; the material before the name."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Ziekenhuis Voorbeeld   Klinische chemie   Mw. T. Persoon, 14-03-1971")
    at = (50, 240, 270, 330, 410)
    head = ("Bepaling", "", "Uitslag", "Eenheid", "Referentiewaarden")
    sheet.row(80, at, head, font="bold")
    y = 98.0
    for made in table(
        chance,
        "Natrium|mmol/L|135|145\nKalium|mmol/L|3.5|5.0\n"
        "Kreatinine|µmol/L|50|90\nALAT|U/L||34\nHemoglobine|mmol/L|7.5|10.0\n"
        "Leukocyten|10^9/L|4.0|10.0\nTrombocyten|10^9/L|150|400\n"
        "Bezinking|mm/uur||20\nTSH|mU/L|0.4|4.0",
    ):
        sign = {"H": "H", "L": "L"}.get(made.letter, "")
        span = f"{made.low} - {made.high}" if made.low else f"< {made.high}"
        sheet.row(y, at, (made.name, sign, comma(made.value), made.unit, comma(span)))
        sheet.gold.append(written(made, sign))
        y += 14
    return sheet


def nordic(chance: random.Random) -> Sheet:
    """The system before the name (P-, S-, B-), star left of the name, unit before the value."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Exempelsjukhuset, Klinisk kemi   Testa Person 710314-0000", font="bold")
    at = (50, 60, 210, 300, 380)
    sheet.row(78, at, ("", "Analys", "Resultat", "Enhet", "Ref.intervall"), font="bold")
    y = 96.0
    for made in table(
        chance,
        "P-Natrium|mmol/L|137|145\nP-Kalium|mmol/L|3.5|4.4\n"
        "P-Kreatinin|µmol/L|45|90\nB-Hemoglobin|g/L|117|153\nP-CRP|mg/L||5\n"
        "B-Leukocyter|10^9/L|3.5|8.8\nP-Glukos|mmol/L|4.2|6.0\nS-TSH|mIU/L|0.40|4.00",
    ):
        star = "*" if made.letter else ""
        span = f"{made.low} - {made.high}" if made.low else f"< {made.high}"
        sheet.row(y, at, (star, made.name, comma(made.value), made.unit, comma(span)))
        sheet.gold.append(written(made, star))
        y += 14
    return sheet


def polish(chance: random.Random) -> Sheet:
    """The two bounds in columns of their own, the flag last."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Przyklad Laboratorium   Testa Osoba   25-05-2025", font="bold")
    at = (50, 250, 310, 390, 440, 500)
    sheet.row(78, at, ("Badanie", "Wynik", "Jedn.", "Od", "Do", "Flaga"), font="bold")
    y = 96.0
    for made in table(
        chance,
        "Leukocyty|10^3/ul|4.0|10.0\nErytrocyty|10^6/ul|3.80|5.20\n"
        "Hemoglobina|g/dl|12.0|15.6\nGlukoza|mg/dl|70|99\nKreatynina|mg/dl|0.50|0.90\n"
        "Cholesterol|mg/dl|115|190\nTSH|uIU/ml|0.270|4.200",
    ):
        cells = (comma(made.value), made.unit, comma(made.low), comma(made.high), made.letter)
        sheet.row(y, at, (made.name, *cells))
        sheet.gold.append(written(made, made.letter))
        y += 14
    return sheet


ALL = (german, spanish, swiss, dutch, nordic, polish)
