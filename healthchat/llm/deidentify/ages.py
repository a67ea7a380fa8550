"""Ages over 89, which Safe Harbor takes for an identifier; up to 89 they stay."""

from __future__ import annotations

import re

_ONES = r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))"
_OLD = (
    rf"9\d|1[01]\d|ninety{_ONES}?"
    r"|(?:a|one)[ -]hundred(?:[ ](?:and[ ])?(?:one|two|three|four|five|six|seven|eight|nine|ten))?"
)

PATTERNS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (
        "AGE",
        re.compile(
            rf"(?<![\w.,/-])((?:{_OLD})-years?-old\b"
            rf"|(?:{_OLD})(?=[ -]{{0,2}}(?:years?|yrs?)(?:[ -]?old\b|[ ]of[ ]age\b)"
            r"|[ -]{0,2}y\.?[ /-]?o\b|[ -]?(?:year|yr)s?\b(?=[ ](?:man|woman|male|female|lady))"
            r"|(?-i:[MF])\b(?!\.)|[ ][MF][ ](?:with|w/|who|presents|here|s/p|c/o|h/o)"
            r"|[ ](?:años|ans|Jahre|anni|anos)\b))",
            re.I,
        ),
        1,
    ),
    (
        "AGE",
        re.compile(
            rf"\b(?:aged?|turn(?:s|ed|ing)|edad)[ \t]*:?[ \t]*(?:of[ ])?({_OLD})(?![\w%/-]|[.,]\d)",
            re.I,
        ),
        1,
    ),
    (
        "AGE",
        re.compile(
            r"\b(?:he|she|they|i|who|patient|pt|mother|father|mum|mom|dad|grand\w{2,6}|husband|wife)"
            rf"(?:['’]s|[ ](?:is|was|turns|turned|will[ ]be))[ ](?:now[ ]|already[ ])?({_OLD})"
            r"(?![\w%/°-]|[.,]\d|[ ](?:kg|lbs?|cm|mg|beats|bpm|pounds|degrees|days"
            r"|weeks|months|minutes))",
            re.I,
        ),
        1,
    ),
)
