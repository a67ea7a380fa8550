"""What an examination or a paper showed: the sentences of that paper that conclude.

"What did my genetic test show?" is answered by the paper whose head names the test, and there by
what it gives as its result; a line that only holds the question's words (a laboratory's name) is
no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from conversations.answering.phrases import PHRASES
from conversations.answering.question import Question
from conversations.answering.retrieve import Passage
from conversations.answering.same_words import holds
from conversations.answering.subject_of import shown_of
from conversations.answering.types import AnswerSentence, Record
from conversations.answering.values_asked import mentioned_analytes
from conversations.answering.words import folded, tokens

_MOST, _MOST_PAPERS = 4, 2
_HEAD_LINES = 5
_WORDS = (
    r"\A\W*(?:(?:final|overall|test) )?(?:results?|impression|conclusions?|interpretation|findings?"
    r"|diagnos[ie]s|summary|comment|opinion|resultados?|conclusion(?:es)?|interpretacion"
    r"|hallazgos?|diagnosticos?|juicio clinico)\b"
)
_CONCLUDES = re.compile(_WORDS)
_LABELLED = re.compile(rf"{_WORDS}(?: \w+)? ?:")


def shown(question: Question) -> Iterator[AnswerSentence]:
    """The conclusions of the papers that the question names."""
    wanted = shown_of(question)
    if not wanted or mentioned_analytes(question.text):
        return  # of a test its values are told
    frame = PHRASES[question.words.language].says
    papers = [(each, _conclusions(question, each)) for each in question.records]
    named = [some for each, some in papers if all(holds(_head(each), word) for word in wanted)]
    said = [
        some
        for _, some in papers
        if any(all(holds(passage.words, word) for word in wanted) for passage in some)
    ]
    for some in islice((each for each in named or said if each), _MOST_PAPERS):
        for passage in some[:_MOST]:
            cited = passage.cited
            yield AnswerSentence(frame.format(quote=cited.quote), (cited,), "quote")


def _head(record: Record) -> list[str]:
    """The words of a paper's first lines, and of what kind it is."""
    lines = [line for line in record.pages[0].text.splitlines() if line.strip()]
    kind = record.findings.kind.value.replace("_", " ")
    return tokens(" ".join([*lines[:_HEAD_LINES], kind]))


def _conclusions(question: Question, record: Record) -> list[Passage]:
    """What stands as a result or under a heading of one, to the end of its paragraph."""
    found: list[Passage] = []
    text = {page.number: page.text for page in record.pages}
    last: Passage | None = None
    for passage in question.passages:
        if passage.cited.document_id != record.document_id:
            continue
        place = passage.cited.source
        concludes = _LABELLED.search(folded(passage.cited.quote)) or _CONCLUDES.search(
            " ".join(passage.under)
        )
        follows = (
            last is not None
            and last.cited.source.page == place.page
            and "\n\n" not in text[place.page][last.cited.source.end : place.start]
        )
        if concludes or follows:
            found.append(passage)
            last = passage
        else:
            last = None
    return found
