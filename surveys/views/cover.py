"""What does somebody see before and after answering? The cover with its promises, and the receipt."""

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from participation.allowed import NotAllowed, Refused, require
from participation.processes.models import Phase
from participation.processes.selectors import open_phases
from participation.web.identity import give_browser_key
from participation.web.often import may_now, say_later, true_reason
from surveys.definition import Definition
from surveys.languages import beside_the_pages, direction, native_name
from surveys.limits import BEGIN
from surveys.models import Draft, Survey
from surveys.rules import may_answer
from surveys.selectors.drafts import draft_with, page_left, was_sent
from surveys.selectors.open_surveys import ends_at, minutes_for
from surveys.selectors.versions import definition_of
from surveys.services.answering import DRAFT_DAYS, change_language, discard_draft, open_draft
from surveys.views.around import around, language_for, survey_to_begin, survey_to_show
from surveys.views.draft_key import SENT_SECONDS, give_key, key_of
from surveys.views.kiosk import RECEIPT, channel_of, is_kiosk, kiosk_context, person_at


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """GET: the cover. POST: begin, go on, or start anew."""
    key = key_of(request, slug)
    if request.method == "POST":
        return _begin(request, survey_to_begin(slug), key)
    survey = survey_to_show(slug)
    who = may_answer(person_at(request, survey, None), survey)
    # The first visit brings the cookie only now; by the first press of the button it is there.
    refused = who if isinstance(who, Refused) and who.code != "no_cookie" else None
    response = _cover(request, survey, key, refused)
    give_browser_key(request, response)
    return response


def _begin(request: HttpRequest, survey: Survey, key: uuid.UUID | None) -> HttpResponse:
    before = draft = draft_with(survey, key)
    language = _chosen(request, survey)
    if draft is None or request.POST.get("anew") or is_kiosk(request, survey):
        try:
            require(may_now(request, BEGIN))
            who, channel = person_at(request, survey, None), channel_of(request, survey)
            draft = open_draft(survey=survey, identity=who, channel=channel, language=language)
        except NotAllowed as no:
            return _refuse(request, survey, key, true_reason(request, no.refused))
        if before is not None:
            discard_draft(survey=survey, key=before.key)
    elif language:
        change_language(survey=survey, key=draft.key, language=language)
    response = redirect("surveys:page", survey.slug, page_left(draft))
    give_key(response, survey, draft.key)
    return response


def _chosen(request: HttpRequest, survey: Survey) -> str:
    """Only what the survey speaks."""
    assert survey.current is not None
    spoken = definition_of(survey.current).languages
    return next((code for code in spoken if code == request.POST.get("language")), "")


def _refuse(request: HttpRequest, survey: Survey, key: uuid.UUID | None, refused: Refused) -> HttpResponse:
    response = say_later(_cover(request, survey_to_show(survey.slug), key, refused, status=403), refused)
    give_browser_key(request, response)
    return response


def _cover(
    request: HttpRequest, survey: Survey, key: uuid.UUID | None, refused: Refused | None, status: int = 200
) -> HttpResponse:
    assert survey.current is not None
    if is_kiosk(request, survey):
        key = None  # whoever stands here now has not begun
    definition, draft = definition_of(survey.current), draft_with(survey, key)
    context = {
        **around(survey),
        **kiosk_context(request, survey),
        **language_for(definition),
        "more_languages": _more_languages(definition, draft),
        "minutes": minutes_for(definition),
        "ends_at": ends_at(survey),
        "draft": draft,
        "draft_days": DRAFT_DAYS,
        "mixed_with": settings.MIXING_BATCH,
        "sent": was_sent(survey, key),
        "refused": refused,
        "gate": _gate(refused),
    }
    return render(request, "surveys/start.html", context, status=status)


def _more_languages(definition: Definition, draft: Draft | None) -> list[dict[str, str]]:
    """Those beside the pages', and the way back from one of them."""
    more = beside_the_pages(definition.languages)
    back = [code for code in definition.languages if code not in more] if draft and draft.language in more else []
    return [
        {"code": code, "name": native_name(code), "direction": direction(code)}
        for code in [*back, *more]
        if draft is None or code != draft.language
    ]


def _gate(refused: Refused | None) -> str:
    """The page where somebody can bring the proof that is missing."""
    ways = {"needs_email": "accounts:sign_in", "needs_code": "eligibility:redeem"}
    return ways.get(refused.code, "") if refused is not None else ""


@never_cache
@require_safe
def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """Shown to the browser that has sent; whoever else comes here is led to the cover."""
    survey = survey_to_show(slug)
    key = key_of(request, slug)
    if key is None or not was_sent(survey, key):
        return redirect("surveys:start", survey.slug)
    votes = [phase for phase in open_phases(survey.process) if phase.kind in (Phase.Kind.VOTE, Phase.Kind.COLLECT)]
    response = render(
        request,
        "surveys/receipt.html",
        {**around(survey), **kiosk_context(request, survey, seconds=RECEIPT), "open_for_ideas": bool(votes)},
    )
    give_key(response, survey, key, seconds=SENT_SECONDS)
    return response
