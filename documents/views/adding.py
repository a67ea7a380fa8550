"""Adding documents: the upload, for a script and for a plain form; what is here already."""

from __future__ import annotations

import re
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accounts.access import ActorRequest, roles_allowed
from documents import progress
from documents.errors import AlreadyHere, DocumentError, NoFile
from documents.models import Document
from documents.pipeline.files.identify import is_picture
from documents.services import lifecycle
from documents.views.access import find_document
from healthchat import tenancy
from healthchat.actor import Role
from healthchat.crypto.upload import EncryptedUpload

LONGEST_OFFER = 40


@tenancy.manual_scope
@require_POST
@roles_allowed(Role.PATIENT)
def upload(request: ActorRequest) -> HttpResponse:
    """Keep each file of the form; answers JSON to a script and a redirect to a plain form.

    A file that is here already is no failure: the answer leads to it.
    """
    received: list[Document] = []
    problems: list[DocumentError] = []
    again: list[AlreadyHere] = []
    for first, *further in _documents(request):
        try:
            received.append(
                lifecycle.receive_upload(
                    actor=request.actor,
                    upload=first,
                    further=further,
                    model_allowed="no_model" not in request.POST,
                )
            )
        except AlreadyHere as here:
            again.append(here)
        except DocumentError as error:
            problems.append(error)
    if not received and not again:
        raise problems[0] if problems else NoFile
    if not request.accepts("text/html"):
        data = {
            "documents": [announce(each) for each in received],
            "again": [_announce_again(each) for each in again],
        }
        return JsonResponse(data, status=201 if received else 200)
    for problem in problems:
        messages.error(request, gettext(problem.message))
    query = urlencode([("again", str(each.document.id)) for each in again])
    return redirect(reverse("documents:list") + (f"?{query}" if query else ""))


def _documents(request: ActorRequest) -> list[list[EncryptedUpload]]:
    """The files of the form by document: all photos are one where their owner says so."""
    files = cast(list[EncryptedUpload], request.FILES.getlist("files"))
    photos = [file for file in files if not file.too_large and is_picture(file.head)]
    if "together" not in request.POST or len(photos) < 2:
        return [[file] for file in files]
    if "in_order" not in request.POST:
        photos.sort(key=lambda file: _natural(file.name or ""))
    return [photos, *([file] for file in files if file not in photos)]


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Names in the order a person gives them: ``page 2`` before ``page 10``."""
    parts = re.split(r"(\d+)", name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]


@require_POST
@roles_allowed(Role.PATIENT)
def keep_both(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """Add a document that is here already once more, as a copy of its own.

    ``?offer=`` is other each time a page offers it: a button that is pressed twice adds one copy.
    """
    copy = lifecycle.copy_document(
        actor=request.actor,
        document=find_document(request, document_id),
        name=request.POST.get("name", ""),
        offer=request.GET.get("offer", "")[:LONGEST_OFFER],
    )
    if not request.accepts("text/html"):
        return JsonResponse({"documents": [announce(copy)]}, status=201)
    messages.success(request, gettext("The document was added once more."))
    return redirect("documents:list")


def announce(document: Document) -> dict[str, Any]:
    """A new document as the upload page's script takes it."""
    return {
        **progress.snapshot(document),
        "url": reverse("documents:detail", args=[document.id]),
        "events": reverse("documents:events", args=[document.id]),
    }


def _announce_again(here: AlreadyHere) -> dict[str, Any]:
    document = here.document
    if document.removed_at:
        return {
            "message": here.message,
            "restore": reverse("documents:restore", args=[document.id]),
        }
    return {
        "message": here.message,
        "url": reverse("documents:detail", args=[document.id]),
        "keep": reverse("documents:keep-both", args=[document.id]) + f"?offer={uuid4()}",
    }
