"""Reading the environment, and that .env.example speaks of every variable there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from healthchat import env

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("healthchat", "compliance", "accounts", "knowledge", "documents", "conversations")
# How code reads the environment: by healthchat.env, or from a mapping that is one.
READ = re.compile(
    r"(?:env\.(?:text|flag|integer|integer_of|words|database|mail|choice|zone)\(|"
    r"(?:os\.environ|environment)(?:\.get\(|\.setdefault\(|\[))"
    r"\s*\"([A-Z][A-Z0-9_]+)\""
)
INTERNAL = {
    "STATIC_ROOT",  # follows HEALTHCHAT_VAR
    "JOBS_RESEND_SECONDS",  # these four only make the tests quick
    "JOBS_BACKOFF_SECONDS",
    "JOBS_RELAY_SECONDS",
    "JOBS_SWEEP_SECONDS",
    "DEBUG",  # never to be set
    "PATH",  # the machine's own
    "DJANGO_SETTINGS_MODULE",  # always ours
    "HEALTHCHAT_EVAL_DATA",  # for measuring; CONTRIBUTING.md explains it
}


def read_by_the_code() -> set[str]:
    """Every variable that the product asks for, by name."""
    paths = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    texts = (path.read_text() for path in paths if "tests" not in path.parts)
    return {name for text in texts for name in READ.findall(text)}


def test_the_example_explains_every_variable_and_no_other() -> None:
    explained = set(re.findall(r"^#([A-Z][A-Z0-9_]*)=", (ROOT / ".env.example").read_text(), re.M))
    wanted = read_by_the_code() - INTERNAL
    assert {"DATABASE_URL", "MAX_UPLOAD_BYTES", "EMAIL_URL", "HOST", "WORKERS"} <= wanted
    assert wanted - explained == set()
    assert explained - wanted == set()


def test_every_variable_is_explained_by_a_sentence_above_it() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    for number, line in enumerate(lines):
        if re.match(r"^#[A-Z][A-Z0-9_]*=", line):
            block = next(
                above for above in reversed(lines[:number]) if not re.match(r"^#[A-Z_0-9]+=", above)
            )
            assert block.startswith("# "), line


def test_a_database_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:p%40ss@db.example:6000/x?sslmode=require")
    found = env.database("DATABASE_URL")
    assert found is not None
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("me", "p@ss", "db.example")
    assert (found["PORT"], found["NAME"], found["OPTIONS"]["sslmode"]) == ("6000", "x", "require")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://host/x", "must begin with postgresql://"),
        ("postgresql://host", "must name a database"),
        ("postgresql://host:port/x", "a port that is not a number"),
    ],
)
def test_an_unusable_database_address(
    monkeypatch: pytest.MonkeyPatch, url: str, words: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(env.EnvironmentProblem, match=words):
        env.database("DATABASE_URL")


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEXT", "NUMBER", "LIST"):
        monkeypatch.setenv(name, " ")
    assert env.text("TEXT", "default") == "default"
    assert env.integer("NUMBER", 7) == 7
    assert env.words("LIST", ("a",)) == ["a"]


@pytest.mark.parametrize(("raw", "meant"), [("1", True), ("Yes", True), ("0", False), ("", False)])
def test_a_flag(monkeypatch: pytest.MonkeyPatch, raw: str, meant: bool) -> None:
    monkeypatch.setenv("FLAG", raw)
    assert env.flag("FLAG") is meant


def test_what_is_neither_yes_nor_no_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLAG", "maybe")
    with pytest.raises(env.EnvironmentProblem, match="FLAG must be 1 or 0"):
        env.flag("FLAG")
    monkeypatch.setenv("NUMBER", "many")
    with pytest.raises(env.EnvironmentProblem, match="NUMBER must be a whole number"):
        env.integer("NUMBER", 7)
    monkeypatch.setenv("NUMBER", "0")
    with pytest.raises(env.EnvironmentProblem, match="NUMBER must be at least 1"):
        env.integer("NUMBER", 7, at_least=1)


def test_mail_upgrades_to_tls_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert env.mail("EMAIL_URL_X", tmp_path).folder == str(tmp_path)
    monkeypatch.setenv("EMAIL_URL", "smtp://me:secret@mail.example")
    found = env.mail("EMAIL_URL", tmp_path)
    assert (found.host, found.port, found.use_tls, found.use_ssl) == (
        "mail.example",
        587,
        True,
        False,
    )
    monkeypatch.setenv("EMAIL_URL", "smtps://mail.example")
    assert env.mail("EMAIL_URL", tmp_path).port == 465


def test_a_time_zone_is_one_that_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.zone("TIME_ZONE", "UTC") == "UTC"
    monkeypatch.setenv("TIME_ZONE", "America/Bogota")
    assert env.zone("TIME_ZONE", "UTC") == "America/Bogota"
    for nonsense in ("Bogota", "../etc/passwd", "America"):
        monkeypatch.setenv("TIME_ZONE", nonsense)
        with pytest.raises(env.EnvironmentProblem, match="such as Europe/Madrid"):
            env.zone("TIME_ZONE", "UTC")


def test_an_environment_file(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("# a comment\n\nONE=1\nTWO = 'two words'\nTHREE=$(whoami)=\n")
    assert env.read_file(path) == {"ONE": "1", "TWO": "two words", "THREE": "$(whoami)="}
    path.write_text("export ONE\n")
    with pytest.raises(env.EnvironmentProblem, match=r"Line 1 of \.env is not NAME=value"):
        env.read_file(path)


def test_the_example_is_itself_readable(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text((ROOT / ".env.example").read_text().replace("\n#", "\n").replace("\n ", "\n# "))
    lines = [line for line in path.read_text().splitlines() if re.match(r"[A-Z_]+=", line)]
    path.write_text("\n".join(lines))
    assert len(env.read_file(path)) > 25


def test_what_is_set_wins_over_the_file() -> None:
    assert env.overlay({"A": "1", "B": ""}, defaults={"A": "2", "B": "3", "C": "4"}) == {
        "A": "1",
        "B": "3",
        "C": "4",
    }
