"""XML from a stranger as a small tree: no entities, nothing fetched, depth and size bounded.

Names are kept without their prefix where they are HL7's own (bound to it, or to nothing: excerpts
often leave the declarations out); other names keep their prefix, as in ``sdtc:deceasedInd``.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import InputSource

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.sax import make_parser  # type: ignore[import-untyped]

from documents.pipeline.files.refusals import refusal

HL7: Final = "urn:hl7-org:v3"
_DEEPEST: Final = 150
_MOST_ELEMENTS: Final = 1_500_000
_CHUNK: Final = 64 * 1024
_BLANKS: Final = b" \t\r\n"


class Node:
    """An element: ``content`` holds its text and its children in their order."""

    __slots__ = ("attributes", "content", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.content: list[str | Node] = []

    def get(self, name: str) -> str:
        """An attribute, without surrounding blanks; empty where there is none."""
        return self.attributes.get(name, "").strip()

    def children(self, *names: str) -> Iterator[Node]:
        """The children with one of these names; all children without a name."""
        for child in self.content:
            if isinstance(child, Node) and (not names or child.name in names):
                yield child

    def child(self, *path: str) -> Node | None:
        """The first child of the first child ... along a path of names."""
        node: Node | None = self
        for name in path:
            node = next(node.children(name), None) if node is not None else None
        return node

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(list(node.children())))

    def text(self) -> str:
        """All text below, as it stands."""
        parts: list[str] = []
        waiting: list[str | Node] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                parts.append(item)
            else:
                waiting.extend(reversed(item.content))
        return "".join(parts)


class _Builder(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.root: Node | None = None
        self._open: list[Node] = []
        self._spaces: list[dict[str, str]] = [{}]
        self._count = 0

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        self._count += 1
        if len(self._open) >= _DEEPEST or self._count > _MOST_ELEMENTS:
            raise refusal("too_large")
        spaces = self._spaces[-1]
        declared = {
            key.partition(":")[2]: value for key, value in attrs.items() if key[:5] == "xmlns"
        }
        spaces = {**spaces, **declared} if declared else spaces
        kept = {key.rpartition(":")[2]: value for key, value in attrs.items() if key[:5] != "xmlns"}
        node = Node(_local(name, spaces), kept)
        if self._open:
            self._open[-1].content.append(node)
        else:
            self.root = node
        self._open.append(node)
        self._spaces.append(spaces)

    def endElement(self, name: str) -> None:  # noqa: N802
        del name
        self._open.pop()
        self._spaces.pop()

    def characters(self, content: str) -> None:
        if not self._open:
            return
        inside = self._open[-1].content
        if inside and isinstance(inside[-1], str) and len(inside[-1]) < _CHUNK:
            inside[-1] += content
        else:
            inside.append(content)


def _local(name: str, spaces: dict[str, str]) -> str:
    prefix, _, local = name.rpartition(":")
    return local if not prefix or spaces.get(prefix) == HL7 else name


def parse(stream: BinaryIO, progress: Callable[[], None]) -> Node:
    """The root of the file; raises ``Refused`` for what is not well-formed or asks too much."""
    builder = _Builder()
    parser = make_parser()
    parser.setFeature(feature_namespaces, False)
    parser.setContentHandler(builder)
    try:
        first = stream.read(_CHUNK)
        # A blank before the declaration is an error to the letter, and common.
        first = first.lstrip(_BLANKS) if first[:1] in (b" ", b"\t", b"\r", b"\n") else first
        parser.prepareParser(InputSource())
        chunk = first
        while chunk:
            parser.feed(chunk)
            progress()
            chunk = stream.read(_CHUNK)
        parser.close()
    except DefusedXmlException:
        raise refusal("type_not_accepted", "markup") from None
    except SAXException as error:
        # The parser's own word for it, where Python would say MemoryError.
        raise refusal("too_much_memory" if "memory" in str(error) else "damaged") from None
    except (
        UnicodeError,
        ValueError,
        LookupError,
        AssertionError,
        io.UnsupportedOperation,
    ):
        raise refusal("damaged") from None
    if builder.root is None:
        raise refusal("damaged")
    return builder.root
