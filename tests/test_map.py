"""The map in docs/map.md names real functions in real files, and names every stage and service."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAP = (ROOT / "docs" / "map.md").read_text()
HOP = re.compile(r"`(?P<file>[\w./-]+\.(?:py|js|html))`(?:,? `(?P<name>[\w.]+)`)?")


def _defined(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
            if isinstance(node, ast.ClassDef):
                names |= {
                    f"{node.name}.{part.name}"
                    for part in node.body
                    if isinstance(part, ast.FunctionDef)
                }
    return names


HOPS = sorted({(m["file"], m["name"] or "") for m in HOP.finditer(MAP)})


def test_the_map_has_its_three_traces() -> None:
    for title in ("Upload to summary", "Question to answer", "Action to audit event"):
        assert f"## {title}" in MAP
    assert len(HOPS) > 25


@pytest.mark.parametrize(("file", "name"), HOPS)
def test_every_hop_exists(file: str, name: str) -> None:
    path = ROOT / file
    assert path.is_file(), f"{file} is on the map but not in the tree"
    if name:
        assert name in _defined(path), f"{file} has no {name}"


def test_every_service_that_writes_a_record_is_on_the_map() -> None:
    services = [*(ROOT / "documents" / "services").glob("*.py"), ROOT / "conversations/services.py"]
    assert len(services) > 2
    for file in services:
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                assert f"`{node.name}`" in MAP, f"{file}: {node.name} is not on the map"
