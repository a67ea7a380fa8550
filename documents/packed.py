"""What became of the files of an archive: added, here already, or left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from documents.models import Document, DocumentQuerySet, Status
from documents.pipeline.files.archive import Why
from documents.records import decode_all, encode_all
from healthchat.actor import Actor

WORDS = {
    Why.UNKNOWN: _("we can’t read this kind of file"),
    Why.ARCHIVE: _("this is a packed folder of its own; unpack it and add its files"),
    Why.LOCKED: _("it is locked with a password"),
    Why.TOO_LARGE: _("it is too big for us to read"),
    Why.TOO_MANY: _("there are more files than we add at once; add it by itself"),
    Why.LINK: _("it only points to another file"),
    Why.DAMAGED: _("it is damaged"),
    Why.METHOD: _("it is packed in a way that we can’t open; add it by itself"),
    Why.EMPTY: _("there is nothing in it"),
    Why.LAYOUT: _("it only shows or lists the other files"),
    Why.APPLE: _("this is the data of the Health app, not a document"),
    Why.DATA: _("most tables and data in a packed folder are no documents; add it by itself"),
}
GONE = _("it was here before and was removed")
MISSED = _("we did not come to it; add it by itself")


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of an archive; at most one of ``why``, ``added`` and ``same`` (a document) is set.

    None is, while it waits for its turn. ``blob`` names the stored file that its bytes go to, while
    no document has taken that over: what a killed worker left is known by it.
    """

    index: int
    name: str
    why: Why | None = None
    added: UUID | None = None
    same: UUID | None = None
    blob: str = ""

    @property
    def waits(self) -> bool:
        """Whether it is still to be added."""
        return self.why is None and self.added is None and self.same is None


@dataclass(frozen=True, slots=True)
class Contents:
    """What became of an archive's files: the ids of documents, without those that are gone since.

    ``same`` were here already; ``removed`` too, but out of sight: their owner can put them back.
    """

    added: tuple[UUID, ...]
    same: tuple[UUID, ...]
    removed: tuple[UUID, ...]
    left: tuple[tuple[str, str], ...]
    waiting: int

    @property
    def in_words(self) -> str:
        """``12 documents were added, 1 was here already, 3 files were left out``."""
        counts = (
            (
                ngettext("%(n)s document was added", "%(n)s documents were added", len(self.added)),
                len(self.added),
                True,
            ),
            (
                ngettext("%(n)s was here already", "%(n)s were here already", len(self.same)),
                len(self.same),
                False,
            ),
            (
                ngettext(
                    "%(n)s was here before and is removed",
                    "%(n)s were here before and are removed",
                    len(self.removed),
                ),
                len(self.removed),
                False,
            ),
            (
                ngettext("%(n)s file was left out", "%(n)s files were left out", len(self.left)),
                len(self.left),
                False,
            ),
        )
        parts = [words % {"n": count} for words, count, always in counts if count or always]
        return ", ".join(parts) + "."


def packed_in(document: Document) -> list[Packed]:
    """The files of an archive, in its order; empty before it was opened."""
    return list(decode_all(Packed, document.packed or []))


def to_json(files: Sequence[Packed]) -> list[object]:
    """The files as a document keeps them."""
    return encode_all(files)


def contents_of(actor: Actor, document: Document) -> Contents:
    """What became of an archive's files; call inside scope. No document of them is opened."""
    files = packed_in(document)
    wanted = [each for f in files if (each := f.added or f.same)]
    found = _ids(Document.objects.visible_to(actor).filter(id__in=wanted))
    removed = _ids(Document.objects.removed_by(actor).filter(id__in=wanted))
    left = [(f.name, WORDS[f.why]) for f in files if f.why]
    over = document.status == Status.REFUSED
    left += [(f.name, MISSED) for f in files if f.waits and over]
    left += [(f.name, GONE) for f in files if f.same and f.same not in found | removed]
    return Contents(
        added=tuple(f.added for f in files if f.added and f.added in found),
        same=tuple(dict.fromkeys(f.same for f in files if f.same and f.same in found)),
        removed=tuple(dict.fromkeys(f.same for f in files if f.same and f.same in removed)),
        left=tuple((name, str(why)) for name, why in left),
        waiting=0 if over else sum(f.waits for f in files),
    )


def _ids(documents: DocumentQuerySet) -> frozenset[UUID]:
    return frozenset(documents.values_list("id", flat=True))
