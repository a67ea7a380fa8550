"""Laboratory results: from pages to rows that each point at their place in the source."""

from documents.pipeline.labs.find import find_labs, read_labs
from documents.pipeline.labs.unread import UNREAD

__all__ = ["UNREAD", "find_labs", "read_labs"]
