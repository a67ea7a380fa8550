"""British spellings beside the American ones that our own lists of names are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What our lists spell the American way.
_BRITISH = tuple(
    (re.compile(ours), theirs)
    for ours, theirs in (
        (r"\bhem(?=[aio])", "haem"), (r"(?<=[a-z])(?<!syst)(?<!d)emi(?=as?\b|c\b)", "aemi"),
        (r"(?<!o)edema", "oedema"), (r"(?<!o)esoph", "oesoph"), ("anesth", "anaesth"),
        (r"tumor(?!i)", "tumour"), (r"rrhe(?=a|ic)", "rrhoe"), ("celiac", "coeliac"),
        ("fiber", "fibre"), (r"neuron\b", "neurone"), ("cecum", "caecum"), (r"\bcec", "caec"),
        (r"\bfec", "faec"), ("orthoped", "orthopaed"), (r"\bpedia", "paedia"), (r"\bfet", "foet"),
        ("melena", "melaena"), ("pnea", "pnoea"), ("gynec", "gynaec"), (r"\bestr", "oestr"),
        (r"(?<=[a-z]{4})iz(?=ed?\b|ation\b|ing\b)", "is"), ("lyz", "lys"), (r"\bcolor\b", "colour"),
        (r"\blabor\b", "labour"), ("behavior", "behaviour"), ("sulf", "sulph"),
    )
)  # fmt: skip


def spellings(name: str) -> Iterator[str]:
    """A name as it is, and as British notes spell it: ``anemia``, ``anaemia``."""
    yield name
    british = name
    for ours, theirs in _BRITISH:
        british = ours.sub(theirs, british)
    if british != name:
        yield british
