"""JSON Schema, the part that our prompts use, checked on our side.

Servers silently ignore a ``response_format`` they don't know, so a reply is never trusted to have
the shape that was asked for. A keyword outside this part raises ValueError: a schema must not
look stricter than it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from healthchat.llm.errors import InvalidReply

_KEYWORDS = frozenset(
    {
        "type", "properties", "required", "additionalProperties", "items", "enum", "minItems",
        "maxItems", "minLength", "maxLength", "minimum", "maximum", "description", "title",
    }
)  # fmt: skip
_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def parse(text: str) -> Any:
    """Strict JSON: one value, no NaN, no repeated key."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise InvalidReply("not_json") from None


def validate(value: Any, schema: Mapping[str, Any], path: str = "$") -> None:
    """Raise InvalidReply, naming the path and never the content, unless the value fits."""
    unknown = set(schema) - _KEYWORDS
    if unknown:
        raise ValueError(f"schema keyword not supported: {sorted(unknown)}")
    _type(value, schema, path)
    if "enum" in schema and value not in schema["enum"]:
        raise InvalidReply(f"{path}: not one of the allowed values")
    if isinstance(value, str):
        _bounds(len(value), schema, "minLength", "maxLength", path)
    elif isinstance(value, list):
        _bounds(len(value), schema, "minItems", "maxItems", path)
        for index, each in enumerate(value):
            validate(each, schema.get("items", {}), f"{path}[{index}]")
    elif isinstance(value, dict):
        _object(value, schema, path)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        _bounds(value, schema, "minimum", "maximum", path)


def _type(value: Any, schema: Mapping[str, Any], path: str) -> None:
    wanted = schema.get("type")
    if wanted is None:
        return
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    for name in names:
        if isinstance(value, bool) and name != "boolean":
            continue
        if isinstance(value, _TYPES[name]):
            return
    raise InvalidReply(f"{path}: not {' or '.join(names)}")


def _object(value: dict[str, Any], schema: Mapping[str, Any], path: str) -> None:
    properties: Mapping[str, Any] = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            raise InvalidReply(f"{path}: {name} is missing")
    for name, each in value.items():
        if name in properties:
            validate(each, properties[name], f"{path}.{name}")
        elif schema.get("additionalProperties", True) is False:
            raise InvalidReply(f"{path}: a name that was not asked for")


def _bounds(size: float, schema: Mapping[str, Any], low: str, high: str, path: str) -> None:
    if low in schema and size < schema[low]:
        raise InvalidReply(f"{path}: under {low}")
    if high in schema and size > schema[high]:
        raise InvalidReply(f"{path}: over {high}")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("repeated key")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
