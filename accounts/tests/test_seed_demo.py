"""The demo is made once, and its printed passwords always work."""

from __future__ import annotations

import io
import re
import stat
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.models import Clinic, Membership, User
from healthchat import tenancy
from healthchat.actor import Role


def run(folder: Path) -> str:
    out = io.StringIO()
    call_command("seed_demo", passwords=folder / "passwords.txt", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_it_makes_one_person_of_each_role_and_a_second_clinic(tmp_path: Path) -> None:
    text = run(tmp_path)
    first, second = Clinic.objects.order_by("slug")
    assert first.urgent_phone and first.after_hours_phone
    with tenancy.scope(clinic=first.id):
        roles = [Role(role) for role in Membership.objects.values_list("role", flat=True)]
        assert set(roles) == set(Role) - {Role.SYSTEM}
        assert roles.count(Role.PATIENT) == 2
        proxy = Membership.objects.get(role=Role.PROXY.value)
        alice = Membership.objects.get(user__email="alice@demo.example")
        assert proxy.patient_id == alice.patient_id
    with tenancy.scope(clinic=second.id):
        assert Membership.objects.filter(role=Role.ADMIN.value).exists()
    for email, password in re.findall(r"(\S+@demo\.example) +(\S+)", text):
        user = User.objects.get(email=email)
        assert identify_hasher(user.password)
        assert user.check_password(password)


@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_says_the_same(tmp_path: Path) -> None:
    first = run(tmp_path)
    people = set(User.objects.values_list("id", "password"))
    assert run(tmp_path) == first
    assert set(User.objects.values_list("id", "password")) == people


@pytest.mark.django_db
def test_a_lost_list_gives_new_passwords_that_work(tmp_path: Path) -> None:
    run(tmp_path)
    (tmp_path / "passwords.txt").unlink()
    text = run(tmp_path)
    email, password = re.findall(r"(\S+@demo\.example) +(\S+)", text)[0]
    assert User.objects.get(email=email).check_password(password)


@pytest.mark.django_db
def test_the_list_is_private_and_a_given_password_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEED_DEMO_PASSWORD", "a-password-of-my-own")
    run(tmp_path)
    mode = stat.S_IMODE((tmp_path / "passwords.txt").stat().st_mode)
    assert mode == 0o600
    assert User.objects.get(email="alice@demo.example").check_password("a-password-of-my-own")


@pytest.mark.django_db
def test_it_refuses_in_production(tmp_path: Path, settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        run(tmp_path)
    assert not User.objects.exists()


@pytest.mark.django_db
def test_the_sample_report_is_a_readable_page(tmp_path: Path) -> None:
    run(tmp_path)
    pdf = pdfium.PdfDocument(tmp_path / "sample-lab-report.pdf")
    text = pdf[0].get_textpage().get_text_bounded()
    assert len(pdf) == 1
    assert "Hemoglobin" in text
    assert "12.0 - 15.5" in text
