"""What does an idea of residents ask the town for? Its author says it, staff and officials answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ideas.forms.needs import NeedAnswerForm, NeedsForm
from ideas.models import Need
from ideas.rules.joining import may_answer_need, may_ask
from ideas.selectors.detail import find_idea
from ideas.selectors.timeline import told_of
from ideas.services.needs import answer_need, change_needs
from ideas.views.desk import worker
from ideas.views.proof import proven_ideas
from participation.accounts.models import Account
from participation.places.heading import heading_of

ANSWERS = {Need.Answer.GRANTED: "ja", Need.Answer.REFUSED: "nein"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Only for whoever wrote the idea; what has an answer stays."""
    account = request.user if isinstance(request.user, Account) else None
    proven, idea = proven_ideas(request), find_idea(idea_id)
    if idea is None or not may_ask(account, proven, idea):
        raise Http404
    needs = list(idea.needs.all())
    waiting = [need for need in needs if need.answer == Need.Answer.OPEN]
    amount = next((need.amount for need in waiting if need.amount), None)
    # Nothing ticked is an answer, too.
    form = NeedsForm(
        request.POST if request.method == "POST" else None,
        initial={"needs": [need.kind for need in waiting], "amount": amount},
    )
    answered = {need.kind for need in needs} - {need.kind for need in waiting}
    form.fields["needs"].choices = [each for each in Need.Kind.choices if each[0] not in answered]  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        change_needs(idea_id=idea.pk, account=account, proven=proven, asked=form.asked())
        messages.success(request, _("Saved. The neighbourhood office answers on the page of your idea."))
        return redirect(f"{reverse('ideas:detail', args=[idea.pk])}#bedarf")
    context = {
        "idea": idea,
        "process": idea.process,
        "neighbourhood": heading_of(idea.process.area),
        "form": form,
        "answered": [need for need in needs if need.kind in answered],
    }
    return render(request, "ideas/joining/needs.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def answer(request: HttpRequest, idea_id: int, need_id: int) -> HttpResponse:
    account = worker(request)
    need = Need.objects.select_related("idea__process__area").filter(pk=need_id, idea=idea_id).first()
    if need is None or not may_answer_need(account, need):
        raise Http404
    idea = need.idea
    initial = {
        "granted": ANSWERS.get(Need.Answer(need.answer), ""),
        "reason": need.reason,
        "office": need.office or told_of(idea).office,
    }
    form = NeedAnswerForm(request.POST or None, initial=initial)
    if form.is_valid():
        answer_need(need_id=need.pk, account=account, verdict=form.verdict())
        messages.success(request, _("The answer is public. Followers are told."))
        return redirect("ideas:answer", idea.pk)
    context = {
        "idea": idea,
        "process": idea.process,
        "neighbourhood": heading_of(idea.process.area),
        "need": need,
        "form": form,
    }
    return render(request, "ideas/joining/answer.html", context, status=422 if form.errors else 200)
