"""Encrypted fields without a database: binding, laziness, and every way to leak refused."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import checks
from django.db import connection, models
from django.db.models import F, Value
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from healthchat.crypto import keyring
from healthchat.crypto.datakey import DataKey
from healthchat.crypto.errors import PlaintextRefused, Tampered, TamperEvent, tampered
from healthchat.crypto.fields import EncryptedJSONField, EncryptedTextField, Sealed

CLINIC, PATIENT, OTHER_CLINIC, OTHER_PATIENT = uuid4(), uuid4(), uuid4(), uuid4()
OWNERS = [(CLINIC, PATIENT), (CLINIC, OTHER_PATIENT), (OTHER_CLINIC, PATIENT), (CLINIC, None)]

with isolate_apps("healthchat.crypto"):

    class Note(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid4)
        clinic_id = models.UUIDField()
        patient_id = models.UUIDField()
        text = EncryptedTextField(null=True)
        other = EncryptedTextField(null=True)
        data = EncryptedJSONField(null=True)
        office = EncryptedTextField(key="clinic", null=True)

        class Meta:
            app_label = "crypto"

    class Renamed(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid4)
        clinic_id = models.UUIDField()
        patient_id = models.UUIDField()
        body = EncryptedTextField(bound_as="crypto_note.text")

        class Meta:
            app_label = "crypto"

    class Wrong(models.Model):
        text = EncryptedTextField(unique=True)

        class Meta:
            app_label = "crypto"


class Keys:
    """A keyring in memory that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.current = {
            (clinic, patient): DataKey(
                uuid4(), uuid4().bytes * 2, clinic_id=clinic, patient_id=patient
            )
            for clinic, patient in OWNERS
        }
        self.by_id = {(owner, key.id): key for owner, key in self.current.items()}

    def get(self, clinic_id: UUID, patient_id: UUID | None = None) -> DataKey:
        self.asked += 1
        return self.current[(clinic_id, patient_id)]

    def patient_by_id(self, clinic_id: UUID, patient_id: UUID, key_id: UUID) -> DataKey:
        return self._by_id((clinic_id, patient_id), key_id)

    def clinic_by_id(self, clinic_id: UUID, key_id: UUID) -> DataKey:
        return self._by_id((clinic_id, None), key_id)

    def _by_id(self, owner: tuple[UUID, UUID | None], key_id: UUID) -> DataKey:
        self.asked += 1
        if (owner, key_id) not in self.by_id:
            raise tampered(TamperEvent("key", "not a key of theirs"))
        return self.by_id[(owner, key_id)]

    def rotate(self, clinic_id: UUID, patient_id: UUID) -> None:
        key = DataKey(uuid4(), uuid4().bytes * 2, clinic_id=clinic_id, patient_id=patient_id)
        self.current[(clinic_id, patient_id)] = self.by_id[((clinic_id, patient_id), key.id)] = key


@pytest.fixture
def keys() -> Iterator[Keys]:
    made = Keys()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyring, "patient_key", made.get)
        patch.setattr(keyring, "clinic_key", made.get)
        patch.setattr(keyring, "patient_key_by_id", made.patient_by_id)
        patch.setattr(keyring, "clinic_key_by_id", made.clinic_by_id)
        yield made


def row(**values: Any) -> Any:
    return Note(**{"clinic_id": CLINIC, "patient_id": PATIENT, **values})


def stored(instance: Any, name: str, *, add: bool = True) -> Sealed:
    """What saving the instance would put into the column."""
    sealed = instance._meta.get_field(name).pre_save(instance, add=add)
    assert isinstance(sealed, Sealed)
    return sealed


def loaded(instance: Any, **columns: bytes | None) -> Any:
    """The same row as the database would give it back."""
    return row(
        id=instance.id,
        clinic_id=instance.clinic_id,
        patient_id=instance.patient_id,
        **{name: None if value is None else Sealed(value) for name, value in columns.items()},
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(text=st.text(alphabet=st.characters()), data=JSON)
def test_any_value_reads_back(keys: Keys, text: str, data: Any) -> None:
    note = row(text=text, data=data, office=text)
    columns = {"text": stored(note, "text"), "office": stored(note, "office")}
    if data is not None:
        columns["data"] = stored(note, "data")
    back = loaded(note, **columns)
    assert (back.text, back.data, back.office) == (text, data, text)


def test_loading_decrypts_nothing_and_reading_does_it_once(keys: Keys) -> None:
    note = row(text="a finding")
    back = loaded(note, text=stored(note, "text"))
    keys.asked = 0
    assert "a finding" not in repr(back.__dict__)
    assert keys.asked == 0
    assert (back.text, back.text) == ("a finding", "a finding")
    assert keys.asked == 1


def test_none_stays_null(keys: Keys) -> None:
    note = row()
    for name in ("text", "data", "office"):
        assert note._meta.get_field(name).pre_save(note, add=True) is None
        assert getattr(loaded(note, **{name: None}), name) is None


def test_ciphertext_moved_to_another_row_column_clinic_or_patient_is_tampered(keys: Keys) -> None:
    note = row(text="x", office="x")
    sealed, office = stored(note, "text"), stored(note, "office")
    moved = [
        (row(text=sealed), "text"),
        (loaded(note, other=sealed), "other"),
        (loaded(note, data=sealed), "data"),
        (loaded(note, office=sealed), "office"),
        (loaded(note, text=office), "text"),
        (row(id=note.id, clinic_id=OTHER_CLINIC, text=sealed), "text"),
        (row(id=note.id, patient_id=OTHER_PATIENT, text=sealed), "text"),
        (loaded(note, text=b"plaintext in the column, long enough to be an envelope"), "text"),
        (loaded(note, text=b""), "text"),
        (loaded(note, text=sealed[:-1]), "text"),
    ]
    for instance, name in moved:
        with pytest.raises(Tampered):
            getattr(instance, name)


def test_ciphertext_of_another_row_is_not_inserted_either(keys: Keys) -> None:
    sealed = stored(row(text="x"), "text")
    with pytest.raises(Tampered):
        stored(row(text=sealed), "text")


def test_a_copied_instance_is_encrypted_anew(keys: Keys) -> None:
    note = row(text="x")
    sealed = stored(note, "text")
    note.id = uuid4()
    again = stored(note, "text")
    assert again != sealed
    assert loaded(note, text=again).text == "x"


def test_an_untouched_value_keeps_its_ciphertext_and_a_change_does_not(keys: Keys) -> None:
    note = row(text="x", data={"a": [1]})
    sealed, data = stored(note, "text"), stored(note, "data")
    assert (stored(note, "text", add=False), stored(note, "data", add=False)) == (sealed, data)
    back = loaded(note, text=sealed, data=data)
    assert stored(back, "text", add=False) == sealed
    assert back.data == {"a": [1]}
    assert stored(back, "data", add=False) == data
    back.data["a"].append(2)
    back.text = "y"
    changed = loaded(note, text=stored(back, "text"), data=stored(back, "data"))
    assert (changed.text, changed.data) == ("y", {"a": [1, 2]})


def test_a_new_key_is_for_new_writes_and_the_old_one_still_reads(keys: Keys) -> None:
    note = row(text="x")
    old = stored(note, "text")
    keys.rotate(CLINIC, PATIENT)
    back = loaded(note, text=old)
    assert back.text == "x"
    back.text = "y"
    new = stored(back, "text")
    assert new[1:17] == keys.current[(CLINIC, PATIENT)].id.bytes != old[1:17]


def test_a_renamed_column_keeps_its_binding(keys: Keys) -> None:
    note = row(text="x")
    moved = Renamed(
        id=note.id, clinic_id=CLINIC, patient_id=PATIENT, body=Sealed(stored(note, "text"))
    )
    assert moved.body == "x"


def test_nothing_but_the_attribute_shows_plaintext(keys: Keys) -> None:
    note = row(text="a secret word", data={"k": "a secret word"})
    field = note._meta.get_field("text")
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(note.__dict__["text"])
    stored(note, "text")
    stored(note, "data")
    assert b"secret" not in pickle.dumps([note.__dict__["text"], note.__dict__["data"]])
    assert "secret" not in repr(note.__dict__)
    with pytest.raises(PlaintextRefused):
        field.value_to_string(note)
    assert copy.deepcopy(note.__dict__["text"]).value == "a secret word"
    assert "secret" not in repr(stored(note, "text"))


def test_no_query_takes_plaintext() -> None:
    rows = Note._base_manager.all()
    with pytest.raises(PlaintextRefused):
        str(rows.filter(text="x").query)
    for lookup in ("text__contains", "text__in", "text__startswith", "data__key", "text__gt"):
        with pytest.raises(Exception, match=r"Unsupported lookup|unsupported|not permitted"):
            rows.filter(**{lookup: "x"})
    assert "IS NULL" in str(rows.filter(text__isnull=True).query)


@pytest.mark.parametrize("value", ["x", Value("x"), F("other"), b"x", 5, {"a": 1}])
@pytest.mark.parametrize("column", ["text", "data"])
def test_update_with_anything_but_ciphertext_is_refused(column: str, value: Any) -> None:
    query = models.sql.UpdateQuery(Note)
    query.add_update_values({column: value})
    with pytest.raises(PlaintextRefused):
        query.get_compiler(connection=connection).as_sql()


def test_a_row_that_lacks_what_binds_it_is_not_encrypted(keys: Keys) -> None:
    for values in ({"clinic_id": None}, {"patient_id": None}, {"id": None}):
        with pytest.raises(TypeError, match="needs a row"):
            stored(row(text="x", **values), "text")


def test_text_holds_text() -> None:
    for value in (b"x", 5, F("other")):
        with pytest.raises(TypeError):
            row(text=value)
    with pytest.raises(TypeError):
        row(data=F("other"))


def test_a_wrong_model_is_reported_by_the_system_check() -> None:
    ids = [message.id for message in Wrong.check() if isinstance(message, checks.Error)]
    assert "crypto.E010" in ids
    assert "crypto.E011" in ids
    assert Note.check() == []


def test_migrations_write_the_field_down() -> None:
    assert Note._meta.get_field("text").deconstruct()[3] == {"null": True}
    assert Note._meta.get_field("office").deconstruct()[3] == {"null": True, "key": "clinic"}
    assert Renamed._meta.get_field("body").deconstruct()[3] == {"bound_as": "crypto_note.text"}
