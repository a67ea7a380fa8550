"""A long list in leaves: every item on one of them, whatever the address says."""

from __future__ import annotations

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from healthchat.leaves import leaf_of


@given(st.integers(0, 60), st.integers(1, 9))
def test_the_leaves_hold_every_item_once(count: int, size: int) -> None:
    items, query = list(range(count)), QueryDict("depth=short")
    found: list[int] = []
    for _ in range(count + 1):
        leaf = leaf_of(items, query, "part", size, "here")
        assert len(leaf.items) <= size
        assert leaf.first == len(found) + 1
        found += leaf.items
        assert leaf.last == len(found)
        if not leaf.after:
            break
        assert leaf.after.startswith("?depth=short&part=")
        assert leaf.after.endswith("#here")
        query = QueryDict(leaf.after[1:].split("#")[0])
    assert found == items


@given(st.text(max_size=12))
def test_an_address_with_anything_gives_a_leaf(asked: str) -> None:
    query = QueryDict(mutable=True)
    query["part"] = asked
    leaf = leaf_of("abcdefg", query, "part", 3, "here")
    assert leaf.items in ("abc", "def", "g")
