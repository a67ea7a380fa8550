"""The narrative of a resource: XHTML from a stranger as lines of text."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import Final

from documents.pipeline.structured import xmltree
from documents.pipeline.structured.cda import narrative
from documents.pipeline.structured.record import clean
from documents.pipeline.types import Refused

_NAMES: Final = {
    "p": "paragraph", "div": "paragraph", "ul": "list", "ol": "list", "dl": "list", "li": "item",
    "dt": "paragraph", "dd": "paragraph", "pre": "paragraph", "blockquote": "paragraph",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "caption"),
    **dict.fromkeys(("script", "style", "head", "img", "object", "iframe"), "col"),
}  # fmt: skip
"""What HTML calls the parts of a text, by what a clinical document calls them; ``col`` is nothing
to read."""
_ENTITY: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]\w{1,30};")
_SILENT: Final = re.compile(r"(?is)<(script|style)\b.*?(?:</\1\s*>|\Z)")
_BLOCK: Final = re.compile(r"</(?:p|div|tr|li|h\d|td|th)>|<br\s*/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")


def words(div: str) -> tuple[list[str], list[str]]:
    """Its lines, and those of them that stand above a table's columns."""
    if not div.strip():
        return [], []
    known = _ENTITY.sub(lambda found: unescape(found.group()), div)
    try:
        root = xmltree.parse(io.BytesIO(known.encode("utf-8", "replace")), lambda: None)
    except Refused:
        # Markup that is no XML: its words, without its marks.
        plain = unescape(_TAG.sub("", _BLOCK.sub("\n", _SILENT.sub("", div))))
        return [text for line in plain.splitlines() if (text := clean(line))], []
    for node in root.walk():
        node.name = _NAMES.get(node.name.rpartition(":")[2].lower(), node.name.lower())
    return list(narrative.lines(root)), list(narrative.heads(root))
