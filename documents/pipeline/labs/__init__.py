"""Laboratory results: from pages to rows that each point at their place in the source."""

from documents.pipeline.labs.find import UNREAD, find_labs, read_labs

__all__ = ["UNREAD", "find_labs", "read_labs"]
