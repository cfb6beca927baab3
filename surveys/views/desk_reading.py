"""How does a colleague read a draft as residents will see it, and say what should be different?"""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from surveys.definition import Page, parse_definition
from surveys.desk_rules import may_see_at_desk
from surveys.drafting.freezing import frozen
from surveys.forms.asked import asked_questions
from surveys.forms.desk_reading import RemarkForm, VerdictForm
from surveys.languages import direction, named
from surveys.models import Reading, Remark, Survey
from surveys.reading_rules import may_read_draft
from surveys.selectors.conditions import as_sentence
from surveys.selectors.designer import numbers_of
from surveys.selectors.readings import remarks_on, state_of
from surveys.services.readings import add_remark, close_remark, give_verdict
from surveys.views.desk_base import around
from surveys.views.desk_preview import in_language, language_in, page_number


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """`html` is the question as residents see it; `key` makes a second press of the same form harmless."""

    code: str
    number: int
    html: SafeString
    remarks: list[Remark]
    key: uuid.UUID


def survey_to_read(request: HttpRequest, slug: str) -> Survey:
    """Nobody else learns that there is such a draft."""
    found = Survey.objects.select_related("process__area", "current", "responsible")
    survey = get_object_or_404(found, slug=slug)
    if not may_read_draft(account_of(request), survey):
        raise Http404
    return survey


@require_safe
@login_required
def read(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_to_read(request, slug)
    return _shown(request, survey, VerdictForm(initial={"state": state_of(survey)}))


def _shown(request: HttpRequest, survey: Survey, form: VerdictForm) -> HttpResponse:
    shown = frozen(survey.draft, title=survey.title, languages=survey.languages, filled=survey.placeholders)
    definition = parse_definition(shown)
    language = language_in(request, survey)
    number = page_number(request, definition)
    page = definition.pages[number - 1] if definition.pages else None
    account = account_of(request)
    asked = survey.readings.filter(reader=account).exclude(verdict=Reading.Verdict.WITHDRAWN)
    context = around(survey) | {
        "form": form,
        "reading": asked.select_related("asked_by").order_by("pk").last(),
        "page": page,
        "head": in_language("surveys/desk/_read_head.html", {"page": page}, language) if page else "",
        "questions": _questions(survey, page, language) if page else [],
        "general": [remark for remark in remarks_on(survey) if not remark.code],
        "general_key": uuid.uuid4(),
        "language": language,
        "direction": direction(language),
        "languages": named(survey.languages),
        "number": number,
        "last": len(definition.pages),
        "previous": number - 1,
        "next": number + 1,
        "may_edit": bool(may_see_at_desk(account, survey)),
    }
    return render(request, "surveys/desk/read.html", context, status=422 if form.errors else 200)


def _questions(survey: Survey, page: Page, language: str) -> list[ReadQuestion]:
    definition, numbers = parse_definition(survey.draft), numbers_of(survey.draft)
    remarks = remarks_on(survey)
    with override(language):
        asked = asked_questions(page.questions, {}, language)
        conditions = [as_sentence(one.question.show_if, definition, numbers) for one in asked]
    return [
        ReadQuestion(
            code=one.question.code,
            number=numbers.get(one.question.code, 0),
            html=in_language("surveys/desk/_read_question.html", {"q": one, "condition": condition}, language),
            remarks=[remark for remark in remarks if remark.code == one.question.code],
            key=uuid.uuid4(),
        )
        for one, condition in zip(asked, conditions, strict=True)
    ]


@require_POST
@login_required
def remark(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_to_read(request, slug)
    form = RemarkForm(request.POST)
    code = ""
    if form.is_valid():
        said = form.cleaned_data
        made = add_remark(
            account=account_of(request), survey_id=survey.pk, key=said["key"], text=said["text"], code=said["code"]
        )
        code = made.code
        messages.success(request, _("Your remark stands beside the question now."))
    else:
        messages.error(request, _("A remark needs a text of at most 1,000 characters."))
    return redirect(_back(request, survey, code))


@require_POST
@login_required
def settle(request: HttpRequest, slug: str, remark_id: int) -> HttpResponse:
    """Press “Done” beside a remark, or open it again."""
    survey = survey_to_read(request, slug)
    done = request.POST.get("done") == "1"
    try:
        close_remark(account=account_of(request), survey_id=survey.pk, remark_id=remark_id, done=done)
    except NotAllowed as error:
        messages.error(request, str(error.refused.reason))
    else:
        messages.success(request, _("The remark is done.") if done else _("The remark is open again."))
    return redirect(_back(request, survey, ""))


@require_POST
@login_required
def verdict(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_to_read(request, slug)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return _shown(request, survey, form)
    said = form.cleaned_data
    good = said["verdict"] == Reading.Verdict.GOOD
    try:
        give_verdict(
            account=account_of(request), survey_id=survey.pk, good=good, state=said["state"], note=said["note"]
        )
    except NotAllowed as error:
        messages.error(request, str(error.refused.reason))
    else:
        messages.success(request, _("Thank you. Whoever asked you gets a message."))
    return redirect("surveys:desk_reading", slug)


def _back(request: HttpRequest, survey: Survey, code: str) -> str:
    """To the page where the button stood; the names of our own pages only."""
    place, question = request.POST.get("from", ""), request.POST.get("question", "")
    if place == "designer" and question:
        return reverse("surveys:design_question", args=[survey.slug, question])
    if place == "publish":
        return f"{reverse('surveys:desk_publish', args=[survey.slug])}#gegenlesen"
    here = f"{reverse('surveys:desk_reading', args=[survey.slug])}?seite={_digits(request.POST.get('seite', ''))}"
    language = request.POST.get("sprache", "")
    here += f"&sprache={language}" if language in survey.languages else ""
    return f"{here}#frage-{code}" if code else f"{here}#bemerkungen"


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdecimal() else "1"
