"""Laboratory results: from pages to rows that each point at their place in the source."""

from documents.pipeline.labs.find import find_labs

__all__ = ["find_labs"]
