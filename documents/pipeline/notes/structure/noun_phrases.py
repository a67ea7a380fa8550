"""Whether printed words can be a name at all: no clause, no beginning or rest of one."""

from __future__ import annotations

from documents.pipeline.speech.cues import VERBS
from knowledge.condition_words import lexicon
from knowledge.phrases import tokenize

_LINKS = frozenset("of in at to from with on by for around between under over after during".split())
_DETERMINERS = frozenset("the a an this that these those his her their your my our its".split())
_JOINTS = frozenset("and or but & than as which who while so then because if when".split())
# Never part of a name: a person, a form's own word, what points elsewhere.
_NEVER = frozenset(
    """i you he she it they we him them me us same above below ditto etc getting feels feeling felt
    seems looks makes made impacts affects affecting impacting causes causing keeps gets""".split()
)
# Words in -ing that are complaints or kinds of them; the others are what somebody does.
_DOINGS_NAMED = frozenset(
    """bleeding swelling itching vomiting wheezing coughing burning tingling clotting ringing
    snoring sleeping breathing hearing walking worsening swallowing thinning feeding
    drinking scarring wasting cramping bruising wetting throbbing shooting stabbing aching
    sneezing stenosing sclerosing fainting flushing sweating bloating grinding crying
    binging purging hoarding learning eating urinating shaking twitching limping drooling
    choking gagging retching peeling cracking blistering oozing weeping floating flashing
    lightening tearing watering narrowing hardening thickening spotting staring standing
    sitting bending lifting reading writing speaking talking smoking vaping using abusing
    self-harming underlying existing recurring persisting remaining lasting alternating
    relapsing remitting evolving resolving healing progressing spreading radiating
    debilitating disabling threatening amyloid-forming adjoining polyposing infiltrating
    non-healing wandering rolling lying withdrawing sagging drooping protruding impinging
    ring king wing bring sling spring sting string swing thing""".split()
)


def is_noun_phrase(name: str) -> bool:
    """Whether words are built as the name of a thing: ``fracture of the hip``, not ``darker and``.

    A name neither begins nor ends with a word that joins, holds no verb and no person, and has
    ``the`` only behind a word such as ``of``.
    """
    words = [word for word in tokenize(name).words if word[0].isalnum() or word == "&"]
    if not words or {words[0], words[-1]} & (_JOINTS | _LINKS | _DETERMINERS):
        return False
    for place, word in enumerate(words):
        if word in _NEVER or word in VERBS:
            return False
        if word in _DETERMINERS and words[place - 1] not in _LINKS:
            return False
        if word.endswith("ing") and not _is_named(word):
            return False
    return True


def _is_named(word: str) -> bool:
    lex = lexicon()
    known = lex.diagnoses | lex.symptoms | lex.symptom_words | lex.generic | lex.modifiers
    return word in _DOINGS_NAMED or word in known
