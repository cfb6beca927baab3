"""What happens on the last step? A look at all answers if somebody wants one, then off they go, once."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participation.allowed import NotAllowed, require
from participation.web.often import may_now, say_later, true_reason
from surveys.forms.review import review_of
from surveys.limits import SEND
from surveys.models import Draft, Survey
from surveys.selectors.drafts import draft_at, draft_with, path_of, was_sent
from surveys.services.places import Choice, Full, give_up, no_place
from surveys.services.responses import Incomplete, submit_response
from surveys.views.around import around, language_for, public_survey
from surveys.views.draft_key import key_of
from surveys.views.kiosk import kiosk_context, person_at


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, slug: str) -> HttpResponse:
    key = key_of(request, slug)
    if request.method == "POST":
        survey = public_survey(slug)
        return send(request, survey, key) if key else redirect("surveys:start", slug)
    draft = draft_at(slug, key)
    if draft is None:
        return redirect("surveys:resume", public_survey(slug).slug)
    survey, path = draft.version.survey, path_of(draft)
    texts = language_for(path.definition, draft.language)
    context = {
        **around(survey),
        **kiosk_context(request, survey),
        **texts,
        **review_of(path, texts["language"]),
        "last_page": path.steps[-1].page.key,
    }
    return render(request, "surveys/review.html", context)


def send(request: HttpRequest, survey: Survey, key: uuid.UUID, *, just_saved: bool = False) -> HttpResponse:
    """The same press twice leads to the same receipt. `just_saved`: the draft is there, so it was not sent before."""
    try:
        if just_saved or not was_sent(survey, key):
            require(may_now(request, SEND))
        receipt = submit_response(key=key, survey=survey, identity=person_at(request, survey, key))
    except Draft.DoesNotExist:
        return redirect("surveys:start", survey.slug)
    except Full as full:
        return _choose_again(request, survey, key, full.choice)
    except Incomplete as incomplete:
        return redirect(f"{reverse('surveys:page', args=[survey.slug, incomplete.page])}?pruefen=1")
    except NotAllowed as no:
        refused = true_reason(request, no.refused)
        page = render(
            request,
            "surveys/refused.html",
            {**around(survey), **kiosk_context(request, survey), "refused": refused},
            status=403,
        )
        return say_later(page, refused)
    if receipt.beyond_quota:
        messages.info(
            request,
            _("Your group already has enough answers. Yours are kept and read, but not counted with the others."),
        )
    return redirect("surveys:receipt", survey.slug)


def _choose_again(request: HttpRequest, survey: Survey, key: uuid.UUID, choice: Choice) -> HttpResponse:
    """Somebody else was faster: only this answer is taken out, and its page says so."""
    draft = draft_with(survey, key)
    if draft is None:
        return redirect("surveys:resume", survey.slug)
    give_up(survey=survey, key=key, choice=choice)
    messages.warning(request, no_place(choice, draft.language))
    steps = path_of(draft).steps
    page = next(step.page.key for step in steps if choice.question.code in {one.code for one in step.questions})
    return redirect("surveys:page", survey.slug, page)
