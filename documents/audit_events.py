"""The audit events that documents leave, and what they tell the patient."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from compliance import events

_READ, _UPDATE = events.Action.READ, events.Action.UPDATE

STEPS = {
    "extract": gettext_noop("reading the pages"),
    "recognise": gettext_noop("finding values and medicines"),
    "compose": gettext_noop("writing the summary"),
    "rephrase": gettext_noop("making it easier to read"),
    "reread": gettext_noop("reading it again"),
}
"""What a person reads for each step (``Stage``) of a document."""

events.register(
    "document.uploaded",
    action=events.Action.CREATE,
    sentence="{who} added a document",
    keys=("size",),
)
events.register(
    "document.listed",
    action=_READ,
    sentence="{who} looked at the list of documents",
    keys=("count",),
)
events.register("document.viewed", action=_READ, sentence="{who} opened a document")
events.register(
    "document.page_viewed",
    action=_READ,
    sentence="{who} looked at page {page} of a document",
    keys=("page",),
)
events.register(
    "document.downloaded", action=_READ, sentence="{who} downloaded the original of a document"
)
events.register(
    "document.processed",
    action=events.Action.EXECUTE,
    sentence="{who} finished a step with a document: {stage}",
    keys=("stage", "attempt", "pages", "labs", "sentences", "documents"),
    erasure=events.Erasure.UNLINK,
    words={"stage": STEPS},
)
events.register(
    "document.model_called",
    action=events.Action.EXECUTE,
    sentence="{who} asked a language model ({model}) to word a summary",
    keys=(
        "model",
        "policy",
        "outcome",
        "accepted",
        "replaced",
        "calls",
        "input_tokens",
        "output_tokens",
    ),
    erasure=events.Erasure.UNLINK,
)
events.register(
    "document.extractor_called",
    action=events.Action.EXECUTE,
    sentence="{who} asked another reader ({extractor}) for suggestions",
    keys=("extractor", "outcome", "found"),
    erasure=events.Erasure.UNLINK,
    words={"extractor": {"comprehend_medical": gettext_noop("Amazon Comprehend Medical")}},
)
events.register(
    "document.model_refused",
    action=_UPDATE,
    sentence="{who} said that no AI may read a document",
    keys=("taken_back",),
)
events.register(
    "document.model_permitted",
    action=_UPDATE,
    sentence="{who} said that AI may help with a document again",
    keys=("again",),
)
events.register(
    "document.refused",
    action=events.Action.EXECUTE,
    sentence="{who} could not accept a document: {code}",
    keys=("code",),
    words={
        "code": {
            "password_protected": gettext_noop("it is locked with a password"),
            "type_not_accepted": gettext_noop("it is a kind of file that we can’t read"),
            "too_large": gettext_noop("it is too big"),
            "too_many_pages": gettext_noop("it has too many pages"),
            "too_many_files": gettext_noop("it holds too many files"),
            "nothing_to_add": gettext_noop("nothing in it can be read"),
            "damaged": gettext_noop("it is damaged"),
            "took_too_long": gettext_noop("reading it took too long"),
            "too_much_memory": gettext_noop("it needs too much memory"),
            "empty": gettext_noop("there is nothing in it"),
            "nothing_readable": gettext_noop("no words could be found in it"),
        }
    },
)
events.register(
    "document.failed",
    action=events.Action.EXECUTE,
    sentence="{who} could not finish reading a document",
    keys=("stage", "code"),
)
events.register(
    "document.retried",
    action=_UPDATE,
    sentence="{who} asked for a document to be read again",
    keys=("stage",),
)
events.register(
    "document.reread_asked",
    action=_UPDATE,
    sentence="{who} asked for a ready document to be read anew",
)
events.register(
    "document.reread_kept",
    action=events.Action.EXECUTE,
    sentence="{who} kept the earlier reading of a document",
    keys=("code",),
)
events.register(
    "document.value_confirmed",
    action=_UPDATE,
    sentence="{who} checked a value and said it is right",
)
events.register(
    "document.value_corrected", action=_UPDATE, sentence="{who} corrected a value that was read"
)
events.register(
    "document.correction_undone",
    action=_UPDATE,
    sentence="{who} took a check or a correction of a value back",
)
events.register(
    "document.said_mine",
    action=_UPDATE,
    sentence="{who} said that a document with another name is theirs",
)
events.register(
    "document.said_not_mine",
    action=_UPDATE,
    sentence="{who} said that a document is about somebody else",
)
events.register(
    "document.whose_undone",
    action=_UPDATE,
    sentence="{who} took back whose a document is",
)
events.register("document.removed", action=_UPDATE, sentence="{who} removed a document")
events.register("document.restored", action=_UPDATE, sentence="{who} put a document back")
events.register(
    "document.purged",
    action=events.Action.DELETE,
    sentence="{who} deleted a removed document for good",
)
events.register(
    "values.listed",
    action=_READ,
    sentence="{who} looked at the values over time",
    keys=("count",),
)
events.register(
    "values.viewed",
    action=_READ,
    sentence="{who} looked at one test’s values over time",
    keys=("count",),
)
events.register(
    "document.questions_viewed",
    action=_READ,
    sentence="{who} opened the questions to ask about a document",
)
events.register(
    "overview.viewed",
    action=_READ,
    sentence="{who} opened the home page",
    keys=("count",),
)
