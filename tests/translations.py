"""What the portal says, gathered from templates and code, and the catalogue of its Spanish.

``python -m tests.translations`` writes new sentences into ``locale/es`` (untranslated), drops those
that nothing says any more and compiles the catalogue: ``make translations``. No gettext program is
needed. The compiled file is committed, so that a bare machine needs nothing of this.
"""

from __future__ import annotations

import ast
import io
import os
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from documents.pipeline.files import refusals

ROOT = Path(__file__).resolve().parent.parent
APPS = ("healthchat", "compliance", "accounts", "knowledge", "documents", "conversations")
SOURCE = ROOT / "locale/es/LC_MESSAGES/django.po"
COMPILED = SOURCE.with_suffix(".mo")
SPEAKING = (
    "documents/pipeline/corrections.py",
    "documents/pipeline/labs/doubt.py",
    "documents/pipeline/labs/prose/__init__.py",
    "documents/pipeline/labs/review.py",
    "documents/pipeline/ocr/page.py",
    "documents/pipeline/files/pictures.py",
    "documents/pipeline/files/reading.py",
)
"""Modules of the pipeline whose constants are sentences for a patient."""
_SINCE = datetime(2026, 1, 1, tzinfo=UTC)  # fixed, so that the same words give the same file
_CALLS = {
    "_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1,
    "ngettext": 2, "ngettext_lazy": 2, "pgettext": -2, "pgettext_lazy": -2,
}  # fmt: skip
GAPS = re.compile(r"%\((\w+)\)s|\{(\w+)\}")
TAGS = re.compile(r"<[^>]+>")
_MARKED = re.compile(r" (_|n?p?gettext)\(")
_STRING = re.compile(r"\s*,?\s*(u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"))", re.S)


class Said(NamedTuple):
    """One message: what it is called in the code, and where it is said."""

    text: str
    plural: str | None
    context: str | None
    place: str


class Entry(NamedTuple):
    """One entry of the catalogue; two forms each where it counts something."""

    context: str | None
    english: tuple[str, ...]
    spanish: tuple[str, ...]


def said() -> Iterator[Said]:
    """Everything that is marked for translation."""
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.is_file():
            yield from _of_template(path)
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "tests" not in path.parts and "migrations" not in path.parts:
                yield from _of_code(path)
    yield from _of_pipeline()


def catalogue() -> Catalog:
    """The catalogue as it is committed."""
    with SOURCE.open("rb") as file:
        return read_po(file, locale="es")


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as Django loads it."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def refreshed(before: Catalog) -> Catalog:
    """The catalogue of what is said now, with the Spanish that is known."""
    after = Catalog(
        locale="es",
        project="HealthChat",
        version="1",
        header_comment="# HealthChat in Spanish: plain, of no one country, with usted.",
        last_translator="HealthChat",
        language_team="HealthChat",
        msgid_bugs_address="none",
        creation_date=_SINCE,
        revision_date=_SINCE,
        fuzzy=False,
    )
    for each in said():
        known = before.get(each.text, context=each.context)
        after.add(
            (each.text, each.plural) if each.plural else each.text,
            known.string if known else None,
            locations=[(each.place, 1)],
            context=each.context,
        )
    return after


def entries(catalog: Catalog) -> Iterator[Entry]:
    """What a catalogue holds, its head aside."""
    for message in catalog:
        if message.id:
            yield Entry(message.context, _forms(message.id), _forms(message.string))


def untranslated(catalog: Catalog) -> list[str]:
    """What has no Spanish."""
    return [entry.english[0] for entry in entries(catalog) if not all(entry.spanish)]


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str) or text is None else tuple(text)


def _of_template(path: Path) -> Iterator[Said]:
    place = path.relative_to(ROOT).as_posix()
    text = templatize(path.read_text(encoding="utf-8"), place)
    for found in _MARKED.finditer(text):
        words: list[str] = []
        position = found.end()
        while match := _STRING.match(text, position):
            words.append(ast.literal_eval(match.group(1)))
            position = match.end()
        context = words.pop(0) if "p" in found.group(1).removesuffix("gettext") else None
        plural = words[1] if len(words) > 1 else None
        yield Said(words[0], plural, context, place)


def _of_code(path: Path) -> Iterator[Said]:
    place = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for text in _declared(node, place):
            yield Said(text, None, None, place)
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        wanted = _CALLS.get(node.func.id, 0)
        words = [
            arg.value
            for arg in node.args[: abs(wanted)]
            if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if not wanted or len(words) != abs(wanted):
            continue
        context = words.pop(0) if wanted < 0 else None
        yield Said(words[0], words[1] if len(words) > 1 else None, context, place)


def _of_pipeline() -> Iterator[Said]:
    """What the pipeline says in English, for it knows no translation: said by its code later."""
    from documents.saying import NEXT  # needs settings, which pytest or ``main`` name

    for code in refusals.MESSAGES:
        for what in refusals.WHAT if code == "type_not_accepted" else ("",):
            for sentence in NEXT.split(refusals.refusal(code, what).message):
                yield Said(sentence, None, None, "documents/pipeline/files/refusals.py")
    for place in SPEAKING:
        for node in ast.parse((ROOT / place).read_text(encoding="utf-8")).body:
            value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
            for text in _constants(value) if value is not None else ():
                for sentence in NEXT.split(text) if _is_sentence(text) else ():
                    yield Said(sentence, None, None, place)


def _declared(node: ast.AST, place: str) -> Iterator[str]:
    """English that is declared here and translated where it is shown: an error's ``message``, an
    audit event's ``sentence``, a problem's words, a place of the navigation."""
    if isinstance(node, ast.ClassDef) and place.endswith("errors.py"):
        for line in node.body:
            if (
                isinstance(line, ast.Assign)
                and isinstance(line.targets[0], ast.Name)
                and line.targets[0].id == "message"
            ):
                yield from _constants(line.value)
    if not isinstance(node, ast.Call):
        return
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    name = node.func.id if isinstance(node.func, ast.Name) else name
    if name == "register":
        for keyword in node.keywords:
            if keyword.arg == "sentence":
                yield from _constants(keyword.value)
    elif name == "Problem" and len(node.args) == 3:
        yield from _constants(node.args[2])
    elif name == "Place" and len(node.args) == 3:
        yield from _constants(node.args[0])


def _constants(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "?", "!")) and " " in text


def main() -> None:
    """Bring the catalogue up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "healthchat.settings")
    catalog = refreshed(catalogue() if SOURCE.exists() else Catalog(locale="es"))
    SOURCE.parent.mkdir(parents=True, exist_ok=True)
    with SOURCE.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, no_location=True, include_lineno=False)
    COMPILED.write_bytes(compiled(catalogue()))


if __name__ == "__main__":
    main()
