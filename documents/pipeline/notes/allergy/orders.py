"""Lines below a list of allergies that say what is done or to do: none names an allergy.

``Allergies: penicillin`` is often one line of a note, and the next one is ``Stop lisinopril``:
a medicine that is named there is stopped, started or taken, and nobody is allergic to it.
"""

from __future__ import annotations

import re

from documents.pipeline.types import Language

_LEAD = r"\W*(?:(?:please|then|also|to|will|plan(?:ned)?|and|\d{1,2}[.)])\W+)*"
_DO = (
    r"(?:stop|start|restart|resume|continu|increas|reduc|decreas|hold|withhold|switch|chang|swap"
    r"|commenc|recommenc|begin|giv|prescrib|add|wean|titrat|up-?titrat|taper|omit|discontinu"
    r"|tak|apply|administ|initiat|paus|repeat|review|check|recheck|arrang|refer|book|request"
    r"|consider|tr(?:y|ial)|trial of|offer|suggest|recommend|advis|treat|treatment|manag|us|cover"
    r"|rx"
    r"|(?:current|usual|regular|home) (?:medication|medicine|treatment|med)s?|vaccinat"
    r"|monitor|admit|discharg|follow|see|send|organis|organiz)"
)
_DONE = (
    r"(?:stopp|start|restart|resum|continu|increas|reduc|decreas|switch|chang|swapp|commenc"
    r"|recommenc|prescrib|add|wean|titrat|up-?titrat|taper|omitt|discontinu|administer"
    r"|initiat|paus|withdraw|request|arrang|review)(?:ed|n)"
)
_ENGLISH = re.compile(
    rf"{_LEAD}{_DO}(?:e|s|es|ed|ing|ped|ping|ped|ter|ted|ting|red|ring)?[ \t]+(?=[\w(])"
    rf"|{_LEAD}(?:held|given|withheld|began|begun|on)[ \t]+(?=\w)"
    rf"|\W*[A-Za-z][\w/-]*(?:[ \t]+[\w/.-]+){{0,3}}?[ \t]+"
    rf"(?:(?:has|have|was|were|is|are|been|to be|now|recently)[ \t]+){{0,3}}"
    rf"(?:{_DONE}|held|withheld|withdrawn|due|needed|awaited|pending|booked|planned|treatment)\b",
    re.IGNORECASE,
)
_HACER = (
    r"(?:suspend\w+|(?:re)?inici\w+|retir\w+|paut\w+|aument\w+|increment\w+|disminu\w+|manten\w+"
    r"|mantien\w+|continu\w+|reduc\w+|anad\w+|cambi\w+|ajust\w+|prescrib\w+|recet\w+|administr\w+"
    r"|solicit\w+|sustitu\w+|dej(?:a|ar|e|amos|o)|tom(?:ar|e|a)|repet\w+|repit\w+|ped(?:ir|imos)"
    r"|comenz\w+|comienz\w+|empez\w+|empiez\w+|introduc\w+|optimiz\w+|sub(?:ir|e|imos)"
    r"|baj(?:ar|a|amos)|deriv\w+|remit\w+|revis\w+|evit\w+|d(?:ar|e|amos|a)|stop|alta|indic\w+"
    r"|consider\w+|valor\w+|tratamiento|tto|medicacion|recom\w+|aconsej\w+|program\w+)"
)
_SPANISH = re.compile(
    rf"\W*(?:(?:se|le|lo|la|y|ademas|luego|por favor)\W+)*{_HACER}[ \t]+(?=\w)"
    r"|\W*[a-z][\w/-]*(?:[ \t]+[\w/.-]+){0,3}?[ \t]+(?:(?:ha|han|fue|sido|esta|queda)[ \t]+){0,3}"
    r"(?:suspendid|iniciad|reiniciad|retirad|pautad|aumentad|disminuid|reducid|anadid|cambiad"
    r"|sustituid|administrad|indicad|programad)[oa]s?\b",
    re.IGNORECASE,
)
# "Lisinopril 10 mg daily", and no word of what it did.
_DOSED = re.compile(
    r"\W*[A-Za-z][\w/-]*(?:[ \t]+[A-Za-z][\w/-]*){0,2}[ \t]+\d[\d.,/]*[ \t]?"
    r"(?:mg|mcg|g|ug|micrograms?|microgramos?|units?|unidades|ui|iu|ml|tablets?|tabs?|comprimidos?"
    r"|comp|puffs?)\b[^-–—:(|]*",
    re.IGNORECASE,
)


def is_order(words: str, language: Language) -> bool:
    """Whether a line begins with what to do, or says of a medicine what was done with it."""
    return (_SPANISH if language == "es" else _ENGLISH).match(words) is not None


def is_taken(words: str) -> bool:
    """Whether a line is a medicine with its dose and nothing that it did to somebody."""
    return _DOSED.fullmatch(words) is not None
