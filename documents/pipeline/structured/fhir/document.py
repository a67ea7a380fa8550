"""JSON from a stranger, numbers kept as they are written, and the resources in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from documents.pipeline.files.refusals import refusal

Resource = dict[str, Any]
_LONGEST_NUMBER: Final = 60
_DEEPEST: Final = 120
_MOST_RESOURCES: Final = 100_000


class Number(str):
    """A number exactly as the file writes it: ``5.10`` stays ``5.10``."""

    __slots__ = ()


def _number(text: str) -> Number:
    if len(text) > _LONGEST_NUMBER:
        raise refusal("damaged")
    return Number(text)


def _constant(_: str) -> NoReturn:
    raise refusal("damaged")


def _object(pairs: list[tuple[str, Any]]) -> Resource:
    found = dict(pairs)
    # A name given twice means two things: neither is taken.
    if len(found) != len(pairs):
        raise refusal("damaged")
    return found


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_number, parse_int=_number, parse_constant=_constant
)


def load(text: str) -> list[Resource]:
    """The resources of a file, those inside bundles included; refuses what is no FHIR."""
    text = text.lstrip("\ufeff \t\r\n")
    try:
        values = list(_values(text))
        _bounded(values)
        found = list(_resources(values, {}, 0))
    except (ValueError, RecursionError):
        raise refusal("damaged") from None
    if not found:
        raise refusal("type_not_accepted", "data")
    if len(found) > _MOST_RESOURCES:
        raise refusal("too_many_pages")
    return found


def _values(text: str) -> Iterator[Any]:
    """One value, or one a line (as bulk exports write them)."""
    at, end = 0, len(text)
    while at < end:
        value, at = _DECODER.raw_decode(text, at)
        yield value
        while at < end and text[at] in " \t\r\n":
            at += 1


def _bounded(values: list[Any]) -> None:
    waiting = [(value, 0) for value in values]
    while waiting:
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise refusal("too_large")
        if isinstance(value, dict):
            waiting.extend((each, depth + 1) for each in value.values())
        elif isinstance(value, list):
            waiting.extend((each, depth + 1) for each in value)


def _resources(values: list[Any], entry: Resource, depth: int) -> Iterator[Resource]:
    for value in values:
        if isinstance(value, list) and depth == 0:
            yield from _resources(value, {}, depth + 1)
        if not isinstance(value, dict) or not isinstance(value.get("resourceType"), str):
            continue
        if value["resourceType"] == "Bundle":
            yield from _bundle(value, depth)
            continue
        if isinstance(url := entry.get("fullUrl"), str):
            value = {**value, "_url": url}
        yield value
        if value["resourceType"] == "Parameters":
            inner = [part.get("resource") for part in objects(value.get("parameter"))]
            yield from _resources(inner, {}, depth + 1)


def _bundle(bundle: Resource, depth: int) -> Iterator[Resource]:
    if depth > 4:
        raise refusal("too_large")
    newest: set[str] = set()
    for entry in objects(bundle.get("entry")):
        resource = entry.get("resource")
        request = entry.get("request")
        if isinstance(request, dict) and request.get("method") == "DELETE":
            if bundle.get("type") == "history" and isinstance(request.get("url"), str):
                newest.add(request["url"])
            continue
        if not isinstance(resource, dict):
            continue
        # A history holds every version, the newest first.
        key = f"{resource.get('resourceType')}/{resource.get('id')}"
        if bundle.get("type") == "history":
            if key in newest:
                continue
            newest.add(key)
        yield from _resources([resource], entry, depth + 1)


def objects(value: Any) -> list[Resource]:
    """The objects of a list; one that stands alone counts as a list of it."""
    if isinstance(value, dict):
        return [value]
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def first(value: Any) -> Resource:
    """The first object of a list, or an empty one."""
    return next(iter(objects(value)), {})


def text_of(value: Any) -> str:
    """A string (or a number as written); empty for anything else."""
    return str(value) if isinstance(value, str) else ""


def strings(value: Any) -> list[str]:
    """The strings of a list; one that stands alone counts as a list of it."""
    if isinstance(value, str):
        return [value]
    return [str(each) for each in value if isinstance(each, str)] if isinstance(value, list) else []


class Graph:
    """The resources of a file, and what they refer to."""

    def __init__(self, resources: list[Resource]) -> None:
        self.resources = resources
        self._by_name: dict[str, Resource] = {}
        for each in resources:
            if isinstance(each.get("id"), str):
                self._by_name.setdefault(f"{each['resourceType']}/{each['id']}", each)
            if isinstance(each.get("_url"), str):
                self._by_name.setdefault(each["_url"], each)

    def find(self, reference: Any, owner: Resource) -> Resource:
        """What a reference points at: inside its owner, or in the file; empty where neither."""
        target = text_of(reference.get("reference")) if isinstance(reference, dict) else ""
        if target.startswith("#"):
            inside = objects(owner.get("contained"))
            return next((each for each in inside if each.get("id") == target[1:]), {})
        return self._by_name.get(target) or self._by_name.get("/".join(plain(target))) or {}


def plain(reference: str) -> list[str]:
    """Type and id of a reference, without server and version."""
    parts = reference.split("/_history/", maxsplit=1)[0].rstrip("/").split("/")
    return parts[-2:]
