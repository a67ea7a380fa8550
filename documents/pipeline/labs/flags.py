"""Where a value lies against the range printed beside it, computed from the print alone."""

from __future__ import annotations

from decimal import Decimal

from documents.pipeline.labs import vocabulary
from documents.pipeline.types import Flag


def compute(
    number: Decimal,
    comparator: str | None,
    low: Decimal | None,
    high: Decimal | None,
    *,
    strict: bool,
) -> Flag | None:
    """The flag, or None where the print does not settle it (``<5`` against ``3 - 10``).

    ``strict``: the bound itself lies outside, as in ``< 200``.
    """
    if low is None and high is None:
        return None
    below_low = low is not None and (number < low or (strict and number == low))
    above_high = high is not None and (number > high or (strict and number == high))
    if comparator is None:
        return Flag.LOW if below_low else Flag.HIGH if above_high else Flag.NORMAL
    open_end = not comparator.endswith("=")
    if comparator.startswith("<"):
        if low is not None and low > 0:
            surely_low = number < low or (open_end and number == low)
            return Flag.LOW if surely_low else None
        surely_inside = (
            high is None or number < high or (number == high and (open_end or not strict))
        )
        return Flag.NORMAL if surely_inside else None
    if high is not None:
        surely_high = number > high or (open_end and number == high)
        return Flag.HIGH if surely_high else None
    surely_inside = low is None or number > low or (number == low and (open_end or not strict))
    return Flag.NORMAL if surely_inside else None


def direction(printed: str | None) -> str | None:
    """What the report's own flag says, where it has one that takes a side."""
    return vocabulary.direction(printed) if printed else None


def disagrees(printed: str | None, computed: Flag | None) -> bool:
    """Whether the report's own flag and the printed range contradict each other."""
    said = direction(printed)
    if said is None or computed is None:
        return False
    if said == "abnormal":
        return computed is Flag.NORMAL
    side = computed.value.removeprefix("critical_")
    return side not in {said, "abnormal"} if said != "normal" else computed is not Flag.NORMAL
