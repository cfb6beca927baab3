"""How does the team keep the codebook of a process?"""

from collections.abc import Callable
from typing import TypedDict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participation.accounts.models import Account
from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from surveys.forms.coding import CodeForm, NewCodeForm
from surveys.models import Survey
from surveys.selectors.codebook import Heading, codebook_of, entries_of
from surveys.services.codebook import add_code, change_code, delete_code, merge_code
from surveys.views.desk_base import around, survey_at_desk


class Who(TypedDict):
    account: Account
    process_id: int


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def codebook(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    found = codebook_of(survey.process)
    form = NewCodeForm(request.POST or None, found)
    if form.is_valid():
        made = add_code(
            account=account_of(request),
            process_id=survey.process_id,
            name=form.cleaned_data["name"],
            parent_id=form.cleaned_data["below"],
            keywords=form.cleaned_data["keywords"],
        )
        messages.success(request, _("“%(name)s” is in the codebook.") % {"name": made.name})
        return redirect("surveys:desk_codebook", slug)
    context = around(survey) | {"codebook": found, "form": form}
    return render(request, "surveys/desk/words/codebook.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def entry(request: HttpRequest, slug: str, code_id: int) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    found = codebook_of(survey.process)
    one = entries_of(found).get(code_id)
    if one is None:
        raise Http404
    act = request.POST.get("tun", "")
    if act in {"loeschen", "zusammenlegen"}:
        return _act(request, survey, act, code_id)
    form = CodeForm(request.POST or None, initial={"name": one.name, "keywords": one.keywords})
    if form.is_valid():
        if _done(request, lambda: change_code(**_who(request, survey), code_id=code_id, **form.entry())):
            messages.success(request, _("Saved."))
        return redirect("surveys:desk_codebook", slug)
    context = around(survey) | {"entry": one, "form": form, "others": _others(found, code_id)}
    return render(request, "surveys/desk/words/code_entry.html", context, status=422 if form.errors else 200)


def _others(found: tuple[Heading, ...], code_id: int) -> list[tuple[int, str]]:
    return [(pk, one.full) for pk, one in entries_of(found).items() if pk != code_id]


def _act(request: HttpRequest, survey: Survey, act: str, code_id: int) -> HttpResponse:
    into = request.POST.get("ziel", "")
    if act == "loeschen":
        if _done(request, lambda: delete_code(**_who(request, survey), code_id=code_id)):
            messages.success(request, _("The code is deleted."))
    elif not into.isdecimal() or int(into) not in dict(_others(codebook_of(survey.process), code_id)):
        messages.error(request, _("Choose the code into which this one goes."))
        return redirect("surveys:desk_codebook_entry", survey.slug, code_id)
    elif _done(request, lambda: merge_code(**_who(request, survey), code_id=code_id, into_id=int(into))):
        messages.success(request, _("Merged. All answers have the other code now."))
    return redirect("surveys:desk_codebook", survey.slug)


def _who(request: HttpRequest, survey: Survey) -> Who:
    return {"account": account_of(request), "process_id": survey.process_id}


def _done(request: HttpRequest, act: Callable[[], object]) -> bool:
    try:
        act()
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return False
    return True
