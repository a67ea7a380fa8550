"""The field and its attribute: when a value is sealed, when it is opened, and what is refused."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Literal, NoReturn
from uuid import UUID

from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from healthchat.crypto.datakey import DataKey, bind, key_id_of
from healthchat.crypto.errors import PlaintextRefused, TamperEvent, tampered
from healthchat.crypto.fields.values import Open, Sealed

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field

PURPOSE = "field"
KeyKind = Literal["patient", "clinic"]


class EncryptedAttribute:
    """The attribute on the model: ciphertext until somebody looks."""

    def __init__(self, field: EncryptedField) -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> Any:
        if instance is None:
            return self
        held = self.field.held(instance)
        if isinstance(held, Sealed):
            held = instance.__dict__[self.field.attname] = self.field.unseal(instance, held)
        return None if held is None else held.value

    def __set__(self, instance: models.Model, value: Any) -> None:
        if value is not None and not isinstance(value, Sealed):
            self.field.check_value(value)
            value = Open(value)
        instance.__dict__[self.field.attname] = value


class EncryptedField(_Field, ABC):
    """What the two kinds have in common; ``dump`` and ``load`` turn a value into bytes and back.

    ``bound_as`` keeps the binding (``table.column``) when a table or column is renamed later.
    """

    descriptor_class = EncryptedAttribute
    empty_strings_allowed = False
    key: KeyKind
    bound_as: str | None

    def __init__(
        self, *args: Any, key: KeyKind = "patient", bound_as: str | None = None, **kwargs: Any
    ) -> None:
        self.key = key
        self.bound_as = bound_as
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.key != "patient":
            kwargs["key"] = self.key
        if self.bound_as is not None:
            kwargs["bound_as"] = self.bound_as
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "BinaryField"

    # --- Values ---------------------------------------------------------------------------------
    @abstractmethod
    def check_value(self, value: Any) -> None:
        """``TypeError`` for what this column can't hold."""

    @abstractmethod
    def dump(self, value: Any) -> bytes:
        """A value as bytes."""

    @abstractmethod
    def load(self, plain: bytes) -> Any:
        """The value that ``dump`` wrote."""

    # --- Sealing --------------------------------------------------------------------------------
    @property
    def place(self) -> str:
        """``table.column``: what the ciphertext is bound to, beside clinic and row."""
        return self.bound_as or f"{self.model._meta.db_table}.{self.column}"

    def context(self, instance: models.Model) -> bytes:
        """The additional data of this row's column."""
        return bind(PURPOSE, self.place, self._clinic(instance), self._row(instance))

    def _row(self, instance: models.Model) -> UUID:
        if not isinstance(instance.pk, UUID):
            raise TypeError(f"{self.place} needs a row whose id is a UUID, made before it is saved")
        return instance.pk

    def _clinic(self, instance: models.Model) -> UUID:
        clinic_id = getattr(instance, "clinic_id", None)
        if not isinstance(clinic_id, UUID):
            raise TypeError(f"{self.place} needs a row whose clinic_id is known")
        return clinic_id

    def _patient(self, instance: models.Model) -> UUID:
        patient_id = getattr(instance, "patient_id", None)
        if not isinstance(patient_id, UUID):
            raise TypeError(f"{self.place} needs a row whose patient_id is known")
        return patient_id

    def current_key(self, instance: models.Model) -> DataKey:
        """The key for writing."""
        from healthchat.crypto import keyring

        if self.key == "clinic":
            return keyring.clinic_key(self._clinic(instance))
        return keyring.patient_key(self._clinic(instance), self._patient(instance))

    def _named_key(self, instance: models.Model, key_id: UUID) -> DataKey:
        from healthchat.crypto import keyring

        clinic_id = self._clinic(instance)
        if self.key == "clinic":
            return keyring.clinic_key_by_id(clinic_id, key_id)
        return keyring.patient_key_by_id(clinic_id, self._patient(instance), key_id)

    def held(self, instance: models.Model) -> Open | Sealed | None:
        """What the instance has; a deferred column is fetched, in one query."""
        if self.attname not in instance.__dict__:
            rows = type(instance)._base_manager.db_manager(instance._state.db)
            value = rows.values_list(self.attname, flat=True).get(pk=instance.pk)
            instance.__dict__[self.attname] = value
        found: Open | Sealed | None = instance.__dict__[self.attname]
        return found

    def unseal(self, instance: models.Model, sealed: Sealed) -> Open:
        """Decrypt one column of one row, or ``Tampered``."""
        key_id = key_id_of(sealed)
        if key_id is None:
            raise tampered(
                TamperEvent(
                    self.place,
                    "not an envelope",
                    self._clinic(instance),
                    getattr(instance, "patient_id", None),
                    self._row(instance),
                )
            )
        context = self.context(instance)
        key = self._named_key(instance, key_id)
        plain = key.open(
            sealed, purpose=PURPOSE, context=context, place=self.place, row_id=instance.pk
        )
        return Open(self.load(plain), sealed, plain, context)

    def seal(self, instance: models.Model, value: Any) -> Open:
        """Encrypt a value for one column of one row under the current key."""
        plain, context = self.dump(value), self.context(instance)
        sealed = self.current_key(instance).seal(plain, purpose=PURPOSE, context=context)
        return Open(value, Sealed(sealed), plain, context)

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        """The ciphertext to store; a value that nobody changed keeps the one it has.

        On insert a ciphertext must verify for the new row: that of another row is ``Tampered``.
        """
        held = self.held(model_instance)
        if held is None or (isinstance(held, Sealed) and not add):
            return held
        if isinstance(held, Sealed):
            held = self.unseal(model_instance, held)
        unchanged = (
            held.sealed is not None
            and held.context == self.context(model_instance)
            and held.plain == self.dump(held.value)
        )
        if not unchanged:
            held = self.seal(model_instance, held.value)
        model_instance.__dict__[self.attname] = held
        return held.sealed

    # --- The database sees ciphertext only ------------------------------------------------------
    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Sealed | None:
        """Lazily: decrypting needs the row."""
        return None if value is None else Sealed(value)

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Sealed):
            return value
        raise PlaintextRefused(f"{self.name} is encrypted: save the row to change it")

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        value = self.get_prep_value(value)
        return None if value is None else bytes(value)

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Django's own lets expressions pass, and with them ``Value("plaintext")``."""
        return self.get_db_prep_value(value, connection)

    def get_lookup(self, lookup_name: str) -> Any:
        """Presence, and equality of ciphertext; nothing else has a meaning."""
        return super().get_lookup(lookup_name) if lookup_name in ("exact", "isnull") else None

    def get_transform(self, lookup_name: str) -> None:
        """None: ciphertext has no parts."""
        return

    def value_to_string(self, obj: models.Model) -> NoReturn:
        """Refused, for a fixture would hold plaintext."""
        raise PlaintextRefused(f"{self.name} is encrypted and can't be serialised")

    # --- System checks --------------------------------------------------------------------------
    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """crypto.E010: an index on ciphertext; crypto.E011: the row lacks what binds its values."""
        found = super().check(**kwargs)
        if self.unique or getattr(self, "db_index", False):
            found.append(
                checks.Error("an encrypted field can't be indexed", obj=self, id="crypto.E010")
            )
        needed = ["clinic_id"] if self.key == "clinic" else ["clinic_id", "patient_id"]
        missing = [name for name in needed if not _has(self.model, name)]
        if not isinstance(self.model._meta.pk, models.UUIDField):
            missing.append("a UUID primary key")
        if missing:
            message = f"an encrypted field needs its model to have {', '.join(missing)}"
            found.append(checks.Error(message, obj=self, id="crypto.E011"))
        return found


def _has(model: type[models.Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return hasattr(model, name)
    return True
