"""How does one device serve many people, one after the other, and forget each of them?

A signed cookie of this survey's addresses says that staff have made the device a kiosk. Each draft is then a person of
its own, answers carry the channel "kiosk", and nothing of one person is left for the next.
"""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.web.identity import identity_of
from participation.web.kiosk import IDLE, Kept, forget_language, frame
from surveys.models import Survey
from surveys.services.answering import discard_draft
from surveys.views.around import public_survey
from surveys.views.draft_key import forget_key, key_of

COOKIE = "qs_kiosk"
# Seconds that the thanks stand on the screen before the next person begins.
RECEIPT = 25


def make_kiosk(response: HttpResponse, survey: Survey) -> None:
    _kept(survey).give(response, str(survey.pk))


def end_kiosk(response: HttpResponse, survey: Survey) -> None:
    _kept(survey).take(response)


def is_kiosk(request: HttpRequest, survey: Survey) -> bool:
    return _kept(survey).read(request) == str(survey.pk)


def _kept(survey: Survey) -> Kept:
    return Kept(COOKIE, reverse("surveys:start", args=[survey.slug]))


def person_at(request: HttpRequest, survey: Survey, key: uuid.UUID | None) -> Identity:
    """At a kiosk the draft is the person: the browser, and whoever is signed in on it, say nothing."""
    if not is_kiosk(request, survey):
        return identity_of(request)
    return Identity(browser=f"kiosk {key or uuid.uuid4()}")


def channel_of(request: HttpRequest, survey: Survey) -> Channel:
    return Channel.KIOSK if is_kiosk(request, survey) else Channel.ONLINE


def kiosk_context(request: HttpRequest, survey: Survey, *, seconds: int = IDLE) -> dict[str, Any]:
    """For the templates: the frame without ways out, and when the next person begins."""
    if not is_kiosk(request, survey):
        return {"base": "base.html"}
    return frame(reverse("surveys:kiosk_again", args=[survey.slug]), seconds=seconds)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, slug: str) -> HttpResponse:
    """Forget the person before. Reached by the clock as well, which can only follow a link."""
    survey = public_survey(slug)
    response = redirect("surveys:start", slug)
    if is_kiosk(request, survey):
        if key := key_of(request, slug):
            discard_draft(survey=survey, key=key)
        forget_key(response, survey)
        forget_language(response)
    return response
