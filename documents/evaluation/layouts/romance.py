"""Reports in French, Italian and Portuguese."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from documents.evaluation.layouts.european import written
from documents.evaluation.layouts.results import comma, make, table
from documents.evaluation.layouts.sheet import Gold, Sheet


def french(chance: random.Random) -> Sheet:
    """Dotted leaders, two units one below the other, the value of last time in a column."""
    sheet = Sheet(size=9, font="book")
    sheet.put(50, 40, "LABORATOIRE EXEMPLE - 12 rue du Modèle - 69000   Tél. 04 55 50 10 10")
    sheet.put(50, 54, "Mme PERSONNE Testa, née le 14/03/1971   Prélevé le 25/05/2025 à 08h15")
    sheet.put(360, 84, "Valeurs de référence", font="bold")
    sheet.put(480, 84, "Antériorités", font="bold")
    sheet.put(480, 94, "12/11/2024", size=8)
    y = 112.0
    rows = (
        ("Leucocytes", "/mm3", "4000", "10000", None),
        ("Hémoglobine", "g/dL", "12.0", "16.0", None),
        ("Plaquettes", "/mm3", "150000", "400000", None),
        ("Glycémie à jeun", "mmol/L", "3.89", "5.83", ("g/L", "0.18")),
        ("Créatinine", "µmol/L", "45", "84", ("mg/L", "0.113")),
        ("Cholestérol total", "mmol/L", "3.50", "5.20", ("g/L", "0.387")),
        ("Triglycérides", "mmol/L", "0.50", "1.70", ("g/L", "0.875")),
        ("Ferritine", "µg/L", "15", "150", None),
        ("T.S.H.", "mUI/L", "0.27", "4.20", None),
    )
    for name, unit, low, high, second in rows:
        made, before = make(chance, name, unit, low, high), make(chance, name, unit, low, high)
        sheet.put(50, y, f"{name} {'.' * max(3, 60 - int(1.6 * len(name)))}")
        shown = _grouped(made.value)
        sheet.put(290, y, shown, side="right", font="bold")
        sheet.put(296, y, unit)
        sheet.put(360, y, f"{_grouped(low)} à {_grouped(high)}")
        sheet.put(480, y, _grouped(before.value))
        sheet.gold.append(made.gold(value=shown, on=date(2025, 5, 25)))
        sheet.gold.append(
            before.gold(value=_grouped(before.value), on=date(2024, 11, 12), spare=True)
        )
        if second:
            factor = Decimal(second[1])
            other = comma(str((Decimal(made.value) * factor).quantize(Decimal("0.01"))))
            y += 11
            sheet.put(240, y, "soit", size=8)
            sheet.put(290, y, other, side="right")
            sheet.put(296, y, second[0])
            sheet.gold.append(
                Gold(name, other, second[0], number=Decimal(other.replace(",", ".")), spare=True)
            )
        y += 16
    return sheet


def _grouped(text: str) -> str:
    """French: a space between thousands, a decimal comma."""
    whole, _, rest = text.partition(".")
    shown = f"{int(whole):,}".replace(",", " ")
    return f"{shown},{rest}" if rest else shown


def italian(chance: random.Random) -> Sheet:
    """Decimal points, stars, ranges in square brackets, methods in small print."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "AZIENDA SANITARIA DI ESEMPIO   Laboratorio Analisi   Tel. 06 5550101")
    sheet.put(50, 54, "Sig.ra PERSONA TESTA   nata il 14/03/1971   Richiesta n. 20250525-0117")
    at = (50, 250, 320, 390)
    sheet.row(86, at, ("Esame", "Risultato", "U.M.", "Intervallo di riferimento"), font="bold")
    y = 104.0
    for made in table(
        chance,
        "S-Glucosio|mg/dL|70|100\nS-Creatinina|mg/dL|0.51|0.95\n"
        "S-Urea|mg/dL|17|49\nS-Sodio|mmol/L|136|145\nS-Potassio|mmol/L|3.50|5.10\n"
        "S-Calcio|mg/dL|8.6|10.2\nS-Colesterolo totale|mg/dL|120|200\n"
        "S-Ferritina|ng/mL|15|150\nSg-Emoglobina|g/dL|12.0|16.0\n"
        "Sg-Leucociti|10^3/uL|4.00|10.00\nSg-Piastrine|10^3/uL|150|400",
    ):
        star = " *" if made.letter else ""
        cells = (made.name, made.value + star, made.unit, f"[ {made.low} - {made.high} ]")
        sheet.row(y, at, cells)
        sheet.put(50, y + 9, "Metodo: spettrofotometria 340 nm", size=6.5, ink=0.4)
        sheet.gold.append(made.gold(star.strip()))
        y += 22
    return sheet


def brazilian(chance: random.Random) -> Sheet:
    """A block a test: title, material, method, result with its unit, reference below."""
    sheet = Sheet(size=9)
    sheet.put(50, 40, "Laboratório Exemplo Ltda   Rua da Amostra, 120   Fone (11) 5555-0101")
    y = 80.0
    for made in table(
        chance,
        "GLICOSE|mg/dL|70|99\nCREATININA|mg/dL|0.50|1.10\n"
        "FERRITINA|ng/mL|15.0|150.0\nTSH|µUI/mL|0.400|4.300\n"
        "POTÁSSIO|mmol/L|3.5|5.1\nHEMOGLOBINA GLICADA|%|4.0|5.6",
    ):
        sheet.put(50, y, made.name, font="bold")
        sheet.put(
            50, y + 12, "Material: Soro    Método: Enzimático    Coletado em 25/05/2025 08:15"
        )
        sheet.put(50, y + 26, f"Resultado: {comma(made.value)} {made.unit}", font="bold")
        sheet.put(
            50, y + 40, f"Valor de referência: {comma(made.low)} a {comma(made.high)} {made.unit}"
        )
        sheet.gold.append(written(made))
        y += 66
    return sheet


def portuguese(chance: random.Random) -> Sheet:
    """A blood count with dots to the value, unit and reference behind it."""
    sheet = Sheet(size=9, font="mono")
    sheet.put(50, 50, "HEMOGRAMA COMPLETO", font="bold", size=11)
    y = 84.0
    for made in table(
        chance,
        "Eritrócitos|milhões/mm3|3.90|5.20\nHemoglobina|g/dL|12.0|15.5\n"
        "Hematócrito|%|35.0|45.0\nV.C.M.|fL|82.0|98.0\nLeucócitos|/mm3|4000|10000\n"
        "Plaquetas|/mm3|150000|450000\nVHS|mm/h|1|20",
    ):
        dotted = made.name.ljust(22, ".")
        value, low, high = (_dotted(x) for x in (made.value, made.low, made.high))
        sheet.put(50, y, f"{dotted}: {value:>8} {made.unit}")
        sheet.put(340, y, f"{low} a {high}")
        sheet.gold.append(made.gold(value=value))
        y += 14
    return sheet


def _dotted(text: str) -> str:
    """Portuguese: a point between thousands, a decimal comma."""
    whole, _, rest = text.partition(".")
    shown = f"{int(whole):,}".replace(",", ".")
    return f"{shown},{rest}" if rest else shown


def referto(chance: random.Random) -> Sheet:
    """Italian: the material before the name, a star behind the value, bounds in words."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "LABORATORIO ESEMPIO   Sig.ra PERSONA Testa   Prelievo 25/05/2025   F")
    at = (40, 260, 310, 380)
    sheet.row(70, at, ("Esame", "Esito", "U.M.", "Intervallo di riferimento"), font="bold")
    y = 72.0
    for name, unit, low, high, words in (
        ("S-Glucosio", "mg/dL", "70", "100", "{low} - {high}"),
        ("S-Creatinina", "mg/dL", "0.51", "0.95", "{low} - {high}"),
        ("S-Colesterolo totale", "mg/dL", "", "200", "inferiore a {high}"),
        ("S-Trigliceridi", "mg/dL", "", "150", "fino a {high}"),
        ("S-ALT (GPT)", "U/L", "", "35", "fino a {high}"),
        ("S-Ferro", "µg/dL", "37", "145", "da {low} a {high}"),
        ("S-Ferritina", "ng/mL", "13", "150", "{low} - {high}"),
        ("S-TSH", "mUI/L", "0.27", "4.20", "{low} - {high}"),
        ("Sg-Emoglobina", "g/dL", "12.0", "16.0", "{low} - {high}"),
        ("Sg-Piastrine", "10^3/µL", "150", "400", "{low} - {high}"),
    ):
        y += 15
        made = make(chance, name, unit, low, high)
        star = " *" if made.letter else ""
        span = words.format(low=comma(low), high=comma(high))
        sheet.row(y, at, (name, comma(made.value) + star, unit, span))
        bare = name.split("-", 1)[1]
        sheet.gold.append(made.gold(None, value=comma(made.value), names=(bare,)))
    return sheet


def laudo(chance: random.Random) -> Sheet:
    """Brazilian: bounds in words, ranges for men and women in the cell, the method below."""
    sheet = Sheet(size=9)
    sheet.put(40, 40, "LABORATÓRIO EXEMPLO   Paciente: PESSOA Testa   Sexo: Feminino   54 anos")
    at = (40, 230, 290, 370)
    sheet.row(70, at, ("Exame", "Resultado", "Unidade", "Valores de referência"), font="bold")
    y = 72.0
    for name, unit, low, high, words in (
        ("Glicose", "mg/dL", "70", "99", "{low} a {high}"),
        ("Creatinina", "mg/dL", "0.60", "1.10", "{low} a {high}"),
        ("Colesterol total", "mg/dL", "", "190", "Inferior a {high}"),
        ("HDL colesterol", "mg/dL", "40", "", "Superior a {low}"),
        ("Triglicerídeos", "mg/dL", "", "150", "Até {high}"),
        ("Ferritina", "ng/mL", "15", "150", "{low} a {high}"),
        ("Hemoglobina", "g/dL", "12.0", "16.0", "{low} a {high}"),
        ("TSH", "µUI/mL", "0.40", "4.30", "{low} a {high}"),
        ("Potássio", "mmol/L", "3.5", "5.1", "de {low} a {high}"),
    ):
        y += 16
        made = make(chance, name, unit, low, high)
        span = words.format(low=comma(low), high=comma(high))
        sheet.row(y, at, (name, comma(made.value), unit, span))
        sheet.put(50, y + 9, chance.choice(("Método: colorimétrico", "Material: soro")), size=7)
        y += 9
        sheet.gold.append(made.gold(None, value=comma(made.value)))
    return sheet


ALL = (french, italian, brazilian, portuguese, referto, laudo)
