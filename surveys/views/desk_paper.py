"""How do staff key in what residents answered on paper, by phone or at the counter?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed, Refused
from participation.channels import Channel
from participation.eligibility.models import AccessCode
from participation.eligibility.services.codes import redeem_code
from participation.processes.models import Process
from participation.slip_numbers import new_number
from participation.web.phrases import day_long
from surveys.forms.keying import CodeForm, NumberForm, OpenStackForm
from surveys.languages import named
from surveys.models import FormStack, KeyedForm, Survey, SurveyVersion
from surveys.paper_rules import last_paper_day, may_take_forms
from surveys.selectors.keying import printed_versions, rows_of, stacks_of
from surveys.selectors.versions import definition_of
from surveys.services.keying import Closed, close_stack, open_stack, remove_form, take_form
from surveys.views.desk_base import around, ending, survey_at_desk


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def stacks(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    versions = printed_versions(survey)
    form = OpenStackForm(
        request.POST or None, versions=[(one.version.number, _in_words(one.version)) for one in versions]
    )
    if request.method == "POST" and form.is_valid():
        channel, number = Channel(form.cleaned_data["channel"]), form.cleaned_data.get("version")
        try:
            stack = open_stack(account=account_of(request), survey_id=survey.pk, channel=channel, number=number)
        except NotAllowed as no:
            messages.error(request, str(no.refused.reason))
            return redirect("surveys:desk_paper", slug)
        return redirect("surveys:desk_stack", slug, stack.pk)
    refused = may_take_forms(account_of(request), survey)
    context = around(survey) | {
        "form": form,
        "stacks": stacks_of(survey),
        "versions": len(versions),
        "reprints": [one for one in versions if one.version.pk != survey.current_id],
        "languages": named(survey.languages),
        "refused": refused if isinstance(refused, Refused) else None,
    }
    context |= ending(account_of(request), survey)
    return render(request, "surveys/desk/paper/stacks.html", context, status=422 if form.errors else 200)


def _in_words(version: SurveyVersion) -> str:
    return _("Version %(number)s, since %(day)s") % {"number": version.number, "day": day_long(version.frozen_at)}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def stack(request: HttpRequest, slug: str, stack_id: int) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    found = stack_at_desk(survey, stack_id)
    if request.method == "POST":
        return _take(request, survey, found)
    return _show(request, survey, found, _blank(request, survey, found))


def stack_at_desk(survey: Survey, stack_id: int) -> FormStack:
    return get_object_or_404(FormStack.objects.select_related("version", "opened_by"), pk=stack_id, survey=survey)


def form_at_desk(survey: Survey, stack_id: int, number: str) -> KeyedForm:
    found = KeyedForm.objects.select_related("stack__version", "entered_by", "second_by")
    return get_object_or_404(found, stack_id=stack_id, stack__survey=survey, number=number)


def _has_codes(survey: Survey) -> bool:
    return survey.process.eligibility == Process.Eligibility.CODE


def _blank(request: HttpRequest, survey: Survey, found: FormStack) -> NumberForm | CodeForm:
    """The next number of the stack is filled in: then Enter alone goes on."""
    if _has_codes(survey):
        return CodeForm()
    if found.channel == Channel.PHONE:
        return NumberForm(initial={"number": new_number()})
    last = found.forms.values_list("number", flat=True).last() if "vorschlag" in request.GET else None
    return NumberForm(initial={"number": _following(last)} if last else None)


def _following(number: str) -> str:
    head, dash, tail = number.rpartition("-")
    return f"{head}{dash}{int(tail) + 1}" if tail.isdigit() else ""


def _show(
    request: HttpRequest, survey: Survey, found: FormStack, form: NumberForm | CodeForm, status: int = 200
) -> HttpResponse:
    rows = rows_of(found) if found.closed_on is None else []
    refused = may_take_forms(account_of(request), survey)
    context = around(survey) | {
        "refused": refused if isinstance(refused, Refused) else None,
        "last_paper_day": last_paper_day(survey),
        "stack": found,
        "earlier": found.version.number if found.version_id != survey.current_id else None,
        "languages": named(definition_of(found.version).languages),
        "form": form,
        "rows": rows,
        "filled": sum(row.filled for row in rows),
        "drawn": [row for row in rows if row.drawn],
        "unsettled": [row for row in rows if row.unsettled],
        "language": (get_language() or "de")[:2],
    }
    return render(request, "surveys/desk/paper/stack.html", context, status=status)


def _take(request: HttpRequest, survey: Survey, found: FormStack) -> HttpResponse:
    form = CodeForm(request.POST) if _has_codes(survey) else NumberForm(request.POST)
    if not form.is_valid():
        return _show(request, survey, found, form, 422)
    try:
        number, code = _named(survey, form)
        taken = take_form(account=account_of(request), stack_id=found.pk, number=number, code=code)
    except NotAllowed as no:
        form.add_error("code" if _has_codes(survey) else "number", str(no.refused.reason))
        return _show(request, survey, found, form, 422)
    return redirect("surveys:desk_form", survey.slug, found.pk, taken.number)


def _named(survey: Survey, form: NumberForm | CodeForm) -> tuple[str, AccessCode | None]:
    if isinstance(form, NumberForm):
        return form.cleaned_data["number"], None
    code = redeem_code(form.cleaned_data["code"])
    if isinstance(code, Refused):
        raise NotAllowed(code)
    if code.process_id != survey.process_id:
        raise NotAllowed(Refused("other_process", _("This code belongs to another process.")))
    return code.selector, code


@require_POST
@login_required
def remove(request: HttpRequest, slug: str, stack_id: int, number: str) -> HttpResponse:
    form = form_at_desk(survey_at_desk(request, slug), stack_id, number)
    try:
        remove_form(account=account_of(request), form_id=form.pk)
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
    else:
        messages.success(request, _("Form %(number)s is taken out. Nothing of it was counted.") % {"number": number})
    return redirect("surveys:desk_stack", slug, stack_id)


@require_POST
@login_required
def close(request: HttpRequest, slug: str, stack_id: int) -> HttpResponse:
    found = stack_at_desk(survey_at_desk(request, slug), stack_id)
    try:
        done = close_stack(account=account_of(request), stack_id=found.pk)
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect("surveys:desk_stack", slug, stack_id)
    _say(request, done)
    return redirect("surveys:desk_stack", slug, stack_id) if done.left else redirect("surveys:desk_paper", slug)


def _say(request: HttpRequest, done: Closed) -> None:
    text = ngettext("%(count)s form counts now.", "%(count)s forms count now.", done.counted)
    messages.success(request, text % {"count": done.counted})
    if done.beyond:
        text = ngettext(
            "%(count)s form is kept and does not count: its group has enough answers.",
            "%(count)s forms are kept and do not count: their groups have enough answers.",
            done.beyond,
        )
        messages.info(request, text % {"count": done.beyond})
    if done.empty:
        text = ngettext("%(count)s empty form was left out.", "%(count)s empty forms were left out.", done.empty)
        messages.info(request, text % {"count": done.empty})
    if done.left:
        text = _(
            "Not counted: %(numbers)s. The person has answered another way, or an answer has no place left. "
            "Correct these forms, or take them out."
        )
        messages.warning(request, text % {"numbers": ", ".join(done.left)})
