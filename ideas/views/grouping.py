"""Which ideas mean the same as this one? Staff put them together, undo it, and answer whoever objects."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ideas.forms.grouping import AnswerObjectionForm, GroupForm, UndoForm
from ideas.models import Grouping, Idea, Objection
from ideas.rules.grouping import may_be_main, may_group
from ideas.selectors.cards import IdeaCard
from ideas.selectors.detail import find_idea
from ideas.selectors.groups import Member, group_page, history_of
from ideas.selectors.similar import to_group_with
from ideas.services.grouping import group_ideas, undo_grouping
from ideas.services.objecting import answer_objection
from ideas.views.desk import worker
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.places.heading import heading_of

LONGEST_QUERY, LONGEST_NUMBER = 100, 19


@dataclass(frozen=True, slots=True)
class Row:
    """One text of the group with the forms of its acts; an objection that is answered has none."""

    member: Member
    grouping: Grouping
    undo: UndoForm
    objections: list[tuple[Objection, AnswerObjectionForm | None]]


Form = GroupForm | UndoForm | AnswerObjectionForm


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def group(request: HttpRequest, idea_id: int) -> HttpResponse:
    account, idea = worker(request), find_idea(idea_id)
    if idea is None or not may_group(account, idea):
        raise Http404
    if request.method != "POST":
        return _show(request, idea)
    act = ACTS.get(request.POST.get("akt", ""))
    if act is None:
        return HttpResponse(status=400)
    try:
        return act(request, account, idea)
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect("ideas:group", idea.pk)


def _show(request: HttpRequest, idea: Idea, form: Form | None = None, of: int = 0) -> HttpResponse:
    """`form` is the one with errors, `of` the grouping or objection that it is about."""
    cards = _cards(request, idea)
    group_form = form if isinstance(form, GroupForm) else GroupForm(cards=cards, ticked=_numbers(request, "mit"))
    together = group_page(idea)
    context = {
        "idea": idea,
        "process": idea.process,
        "neighbourhood": heading_of(idea.process.area),
        "words": _words(request),
        "may_be_main": may_be_main(idea),
        "group": together,
        "rows": _rows(together.members, form, of) if together else [],
        "past": [found for found in history_of(idea.pk) if found.undone_at],
        "form": group_form,
    }
    return render(request, "ideas/desk/group.html", context, status=422 if form else 200)


def _rows(members: list[Member], form: Form | None, of: int) -> list[Row]:
    rows = []
    for member in members:
        grouping = member.grouping
        assert grouping is not None, "only the main idea of a group has none"
        objections = [(found, _reply_to(found, form, of)) for found in grouping.objections.all()]
        rows.append(Row(member, grouping, _undo_of(grouping, form, of), objections))
    return rows


def _undo_of(grouping: Grouping, form: Form | None, of: int) -> UndoForm:
    if isinstance(form, UndoForm) and of == grouping.pk:
        return form
    return UndoForm(auto_id=f"aufheben-{grouping.pk}-%s")


def _reply_to(objection: Objection, form: Form | None, of: int) -> AnswerObjectionForm | None:
    if objection.answered_at is not None:
        return None
    if isinstance(form, AnswerObjectionForm) and of == objection.pk:
        return form
    return AnswerObjectionForm(auto_id=f"einwand-{objection.pk}-%s")


def _words(request: HttpRequest) -> str:
    return request.GET.get("suche", "").replace("\x00", "").strip()[:LONGEST_QUERY]


def _cards(request: HttpRequest, idea: Idea) -> list[IdeaCard]:
    return to_group_with(idea, _words(request), _numbers(request, "mit") | _numbers(request, "gruppe-ideas"))


def _numbers(request: HttpRequest, name: str) -> set[int]:
    given = [*request.GET.getlist(name), *request.POST.getlist(name)]
    return {int(text) for text in given if text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER}


def _group(request: HttpRequest, account: Account, idea: Idea) -> HttpResponse:
    form = GroupForm(request.POST, cards=_cards(request, idea), ticked=_numbers(request, "gruppe-ideas"))
    if not form.is_valid():
        return _show(request, idea, form)
    values = form.cleaned_data
    done = group_ideas(main_id=idea.pk, idea_ids=values["ideas"], staff=account, reason=values["reason"])
    words = ngettext(
        "%(number)s idea now counts here. Its author is told.",
        "%(number)s ideas now count here. Their authors are told.",
        len(done),
    )
    messages.success(request, words % {"number": len(done)})
    return redirect("ideas:group", idea.pk)


def _undo(request: HttpRequest, account: Account, idea: Idea) -> HttpResponse:
    grouping = get_object_or_404(Grouping.objects.filter(main__process=idea.process_id), pk=_number(request))
    form = UndoForm(request.POST)
    if not form.is_valid():
        return _show(request, idea, form, grouping.pk)
    undo_grouping(grouping_id=grouping.pk, staff=account, reason=form.cleaned_data["reason"])
    messages.success(request, _("Both count by themselves again, as if they had never been put together."))
    return redirect("ideas:group", idea.pk)


def _reply(request: HttpRequest, account: Account, idea: Idea) -> HttpResponse:
    objection = get_object_or_404(Objection.objects.filter(idea__process=idea.process_id), pk=_number(request))
    form = AnswerObjectionForm(request.POST)
    if not form.is_valid():
        return _show(request, idea, form, objection.pk)
    answer_objection(objection_id=objection.pk, staff=account, answer=form.cleaned_data["answer"])
    messages.success(request, _("The answer is on its way."))
    return redirect("ideas:group", idea.pk)


def _number(request: HttpRequest) -> int:
    return next(iter(_numbers(request, "nummer")), 0)


ACTS: dict[str, Callable[[HttpRequest, Account, Idea], HttpResponse]] = {
    "gruppieren": _group,
    "aufheben": _undo,
    "antworten": _reply,
}
