"""How is one form keyed in, or keyed in again to compare? One key per answer with the script, plain fields without."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from participation.channels import Channel
from participation.texts import localized
from surveys.definition import Answers
from surveys.definition.paper import numbers_on_paper, on_paper
from surveys.forms.keying import problems_of, sheets_of
from surveys.keying import read_form
from surveys.models import KeyedForm, Survey
from surveys.selectors.keying import differences_of
from surveys.selectors.versions import definition_of
from surveys.services.keying import Keyed, key_in, key_in_again
from surveys.views.around import language_for
from surveys.views.desk_base import around, survey_at_desk
from surveys.views.desk_paper import form_at_desk
from surveys.views.desk_phone import script_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def form(request: HttpRequest, slug: str, stack_id: int, number: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    found = form_at_desk(survey, stack_id, number)
    if request.method == "POST":
        return _save(request, survey, found, key_in)
    return _show(request, survey, found, found.answers)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def second(request: HttpRequest, slug: str, stack_id: int, number: str) -> HttpResponse:
    """Empty fields: who compares must not see the first entry."""
    survey = survey_at_desk(request, slug)
    found = form_at_desk(survey, stack_id, number)
    if request.method == "POST":
        return _save(request, survey, found, key_in_again)
    return _show(request, survey, found, {}, again=True)


def _save(request: HttpRequest, survey: Survey, found: KeyedForm, act: Callable[..., Keyed]) -> HttpResponse:
    if code := request.POST.get("forget"):
        return _show(request, survey, found, _without(request, found, code), again=act is key_in_again)
    try:
        keyed = act(account=account_of(request), form_id=found.pk, posted=request.POST)
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect("surveys:desk_stack", survey.slug, found.stack_id)
    if keyed.errors:
        again = act is key_in_again
        return _show(request, survey, found, keyed.path.kept, errors=keyed.errors, again=again, status=422)
    _say(request, keyed, again=act is key_in_again)
    if keyed.differences:
        return redirect("surveys:desk_form", survey.slug, found.stack_id, found.number)
    return redirect(f"{reverse('surveys:desk_stack', args=[survey.slug, found.stack_id])}?vorschlag")


def _without(request: HttpRequest, found: KeyedForm, code: str) -> Answers:
    """Without scripts, radio buttons cannot be unticked: what was typed so far, less one answer, not stored yet."""
    posted = request.POST.copy()
    for name in [name for name in posted if name == code or name.startswith(f"{code}.")]:
        del posted[name]
    return read_form(on_paper(definition_of(found.stack.version)), posted)


def _say(request: HttpRequest, keyed: Keyed, *, again: bool) -> None:
    numbers = numbers_on_paper(definition_of(keyed.form.stack.version))
    if keyed.differences:
        messages.warning(request, _("The two entries differ. Look at the paper and save what is right."))
        return
    said = _("Form %(number)s: both entries are the same.") if again else _("Form %(number)s is saved.")
    messages.success(request, said % {"number": keyed.form.number})
    if keyed.dropped:
        text = _("Not kept, because it was not to be asked: question %(numbers)s.")
        found = ", ".join(str(numbers[question.code]) for question in keyed.dropped)
        messages.info(request, text % {"numbers": found})


def _is_call(found: KeyedForm, *, again: bool) -> bool:
    """Who compares has nobody on the line."""
    return found.stack.channel == Channel.PHONE and not again


def _show(
    request: HttpRequest,
    survey: Survey,
    found: KeyedForm,
    answers: Answers,
    *,
    errors: dict[str, str] | None = None,
    again: bool = False,
    status: int = 200,
) -> HttpResponse:
    definition = on_paper(definition_of(found.stack.version))
    texts = language_for(definition)
    sheets = sheets_of(definition, answers, texts["language"], errors)
    context = {
        **around(survey),
        **texts,
        "stack": found.stack,
        "form": found,
        "again": again,
        "sheets": sheets,
        "problems": problems_of(sheets),
        "differences": [] if again else differences_of(found, texts["language"]),
        "survey_title": localized(survey.title, texts["language"]),
        "call": script_of(survey, definition, account_of(request), texts["language"])
        if _is_call(found, again=again)
        else None,
    }
    return render(request, "surveys/desk/paper/form.html", context, status=status)
