"""What can go wrong with a question, in words for the person who asked it."""

from __future__ import annotations


class ConversationError(Exception):
    """Base of the app's errors; ``message`` is shown as it stands."""

    code = "conversation_error"
    status = 400
    message = "Something went wrong with this question."


class EmptyQuestion(ConversationError):
    """Nothing was asked."""

    code = "empty_question"
    message = "Please type a question first."


class QuestionTooLong(ConversationError):
    """Longer than the form allows."""

    code = "question_too_long"
    message = "This question is too long. Please ask it in fewer words."


class StillAnswering(ConversationError):
    """One answer at a time in a conversation."""

    code = "still_answering"
    status = 409
    message = "The last question is still being answered. Please wait a moment."


class ConversationGone(ConversationError):
    """It was deleted, perhaps in another window."""

    code = "conversation_gone"
    status = 404
    message = "This conversation was deleted. You can ask again in a new one."


class NotRetryable(ConversationError):
    """The answer did not fail."""

    code = "not_retryable"
    status = 409
    message = "This answer is not waiting for another try."
