"""How does a photo reach the browser? As an image and as nothing else, and only those who may see it."""

import uuid
from typing import TYPE_CHECKING

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from ideas.models import Update
from ideas.rules.moderating import may_see_at_desk
from ideas.rules.reading import may_read
from ideas.selectors.detail import find_idea
from ideas.services import photos
from ideas.views.proof import proven_ideas
from participation.web.identity import identity_of

if TYPE_CHECKING:
    from django.core.files.base import File


@require_safe
def photo(request: HttpRequest, idea_id: int) -> FileResponse:
    """A photo is seen by whoever may see its idea; its place in the storage is told to nobody."""
    idea, account = find_idea(idea_id), identity_of(request).account
    if idea is None or not idea.photo:
        raise Http404
    if not may_read(account, proven_ideas(request), idea) and not may_see_at_desk(account, idea):
        raise Http404
    return _picture(idea.photo.open("rb"))


@require_safe
def update_photo(request: HttpRequest, idea_id: int, update_id: int) -> FileResponse:
    """The same for a photo of news; what was taken back is seen at the desk only."""
    update, account = Update.objects.filter(pk=update_id, idea=idea_id).first(), identity_of(request).account
    idea = find_idea(idea_id)
    if update is None or not update.photo or idea is None:
        raise Http404
    shown = may_read(account, proven_ideas(request), idea) and not update.hidden
    if not shown and not may_see_at_desk(account, idea):
        raise Http404
    return _picture(update.photo.open("rb"))


@require_safe
def draft_photo(request: HttpRequest, name: uuid.UUID) -> FileResponse:  # noqa: ARG001 (a view)
    """The preview of an idea shows it; its random name is known to nobody else."""
    file = photos.draft_photo(name)
    if file is None:
        raise Http404
    return _picture(file)


def _picture(file: "File[bytes]") -> FileResponse:
    response = FileResponse(file, content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    # Short and private: a photo that moderation takes away must not live on in shared caches.
    response["Cache-Control"] = "private, max-age=600"
    return response
