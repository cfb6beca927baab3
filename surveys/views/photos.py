"""How does a photo reach the browser? As an image and as nothing else: beside the own draft, and to the team."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from participation.texts import localized
from surveys.models import Survey
from surveys.selectors.drafts import draft_at
from surveys.selectors.photos import photos_of
from surveys.services.photos import DRAFTS, folder_of, open_photo
from surveys.views.desk_base import around, survey_at_desk
from surveys.views.draft_key import key_of

if TYPE_CHECKING:
    from django.core.files.base import File


@dataclass(frozen=True, slots=True)
class Shown:
    question: str
    names: list[UUID]


@never_cache
@require_safe
def own(request: HttpRequest, slug: str, code: str) -> FileResponse:
    """Only the browser that holds the draft."""
    draft = draft_at(slug, key_of(request, slug))
    return _picture(open_photo(DRAFTS, draft.answers.get(code)) if draft else None)


@require_safe
@login_required
def gallery(request: HttpRequest, slug: str) -> HttpResponse:
    """All photos of responses that count, in no order."""
    survey = survey_at_desk(request, slug)
    context = {**around(survey), "shown": list(_shown(survey, get_language() or "de"))}
    return render(request, "surveys/desk/photos.html", context)


@require_safe
@login_required
def sent(request: HttpRequest, slug: str, name: UUID) -> FileResponse:
    return _picture(open_photo(folder_of(survey_at_desk(request, slug)), name.hex))


def _shown(survey: Survey, language: str) -> Iterable[Shown]:
    for question, names in photos_of(survey):
        yield Shown(localized(question.text, language), [UUID(hex=name) for name in names])


def _picture(file: "File[bytes] | None") -> FileResponse:
    if file is None:
        raise Http404
    response = FileResponse(file, content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
