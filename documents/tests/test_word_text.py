"""Word files: only what can be read on the paper, and what stands apart stays apart."""

from __future__ import annotations

import io

import pytest

from documents.pipeline.files.extract import open_document
from documents.tests.papers import paragraph, row, word_file

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def text_of(body: str) -> str:
    with open_document(io.BytesIO(word_file(body)), images=False) as document:
        return "\n".join(read.page.text for read in document.pages())


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize("look", ["<w:vanish/>", "<w:strike/>", '<w:dstrike w:val="1"/>'])
def test_words_that_are_hidden_or_crossed_out_are_not_read(look: str) -> None:
    body = f"<w:p>{run('Sodium 140 mmol/L')}{run(' Potassium 9.9 mmol/L', look)}</w:p>"
    assert text_of(body) == "Sodium 140 mmol/L"


def test_a_look_that_is_switched_off_hides_nothing() -> None:
    off = run("Sodium 140", '<w:strike w:val="false"/>')
    assert text_of(f"<w:p>{off}</w:p>") == "Sodium 140"


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_what_a_tracked_change_took_out_is_gone(tag: str) -> None:
    gone = f"<w:{tag}>{run('10 mg')}</w:{tag}>"
    body = f"<w:p>{run('Take amlodipine ')}{gone}<w:ins>{run('5 mg')}</w:ins></w:p>"
    out = row("Zinc", "99").replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    table = f"<w:tbl>{row('Iron', '12')}{out}</w:tbl>"
    assert text_of(body + table) == "Take amlodipine 5 mg\nIron  12"


def test_a_text_box_that_the_file_holds_twice_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('Next visit: 11 December')}</w:txbxContent>"
    twice = (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r>{twice}</w:r>{run('Kind regards')}</w:p>"
    assert text_of(body) == "Next visit: 11 December\nKind regards"
    cell = f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>"
    assert text_of(cell) == "Next visit: 11 December Kind regards  x"


def test_a_raised_digit_never_joins_its_base() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    power = f"<w:p>{run('Platelets 212 x10')}{run('9', raised)}{run('/L')}</w:p>"
    note = f"<w:p>{run('Sodium 138')}{run('1', raised)}</w:p>"
    area = f"<w:p>{run('eGFR 61 mL/min/1.73 m')}{run('2', raised)}</w:p>"
    assert text_of(power + note + area) == (
        "Platelets 212 x10^9/L\nSodium 138^1\neGFR 61 mL/min/1.73 m2"
    )


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F06D", "µ"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F04A", "\ufffd"),
        ("Arial", "2265", "≥"),
    ],
)
def test_a_character_of_a_font_of_signs_is_not_lost(font: str, char: str, shown: str) -> None:
    sign = f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'
    assert text_of(f"<w:p>{run('CRP ')}{sign}{run(' 5')}</w:p>") == f"CRP {shown} 5"


def test_the_rows_of_a_table_inside_a_table_stay_apart() -> None:
    inner = f"<w:tbl>{row('Sodium', '140', 'mmol/L')}{row('Potassium', '4.1', 'mmol/L')}</w:tbl>"
    layout = f"<w:tbl><w:tr><w:tc>{paragraph('Results')}{inner}</w:tc></w:tr></w:tbl>"
    assert text_of(layout) == "Results\nSodium  140  mmol/L\nPotassium  4.1  mmol/L"


def test_a_cell_inside_a_form_control_is_read() -> None:
    cell = f"<w:tc>{paragraph('4.1')}</w:tc>"
    held = f"<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>"
    line = f"<w:tr><w:tc>{paragraph('Potassium')}</w:tc>{held}</w:tr>"
    assert text_of(f"<w:tbl>{line}</w:tbl>") == "Potassium  4.1"


def test_tables_inside_tables_without_end_are_read_all_the_same() -> None:
    deep = 400
    body = "<w:tbl><w:tr><w:tc>" * deep + paragraph("Iron 12") + "</w:tc></w:tr></w:tbl>" * deep
    assert text_of(body) == "Iron 12"


def test_an_empty_cell_moves_no_value_below_another_day() -> None:
    table = row("Test", "12/09/2025", "10/06/2025") + row("TSH", "", "2.31") + row("CRP", "5", "7")
    head, tsh, crp = text_of(f"<w:tbl>{table}</w:tbl>").split("\n")
    assert head.index("10/06/2025") == tsh.index("2.31") == crp.index("7")
    wide = row("Zinc", "12").replace("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', 1)
    *_, zinc = text_of(f"<w:tbl>{table}{wide}</w:tbl>").split("\n")
    assert zinc.index("12") == head.index("10/06/2025")


def test_a_table_without_gaps_or_with_long_text_is_not_spaced_out() -> None:
    assert text_of(f"<w:tbl>{row('Iron', '12', 'x')}{row('Zinc and iron', '1', 'y')}</w:tbl>") == (
        "Iron  12  x\nZinc and iron  1  y"
    )
    long = "word " * 20
    told = text_of(f"<w:tbl>{row('a', '', 'b')}{row(long, 'c', 'd')}</w:tbl>")
    assert told == f"a  b\n{long.strip()}  c  d"
