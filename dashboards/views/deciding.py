"""How does an official record a decision, and where does everybody read it?"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dashboards.forms.deciding import DecisionForm
from dashboards.panels.existing import before_a_measure
from dashboards.panels.frozen import figure_lines
from dashboards.rules import may_decide_on_finding, may_record_decision
from dashboards.selectors.evidence import Figures, NoSuchSubjectError, evidence_for_finding, evidence_for_idea
from dashboards.selectors.existing import existing_in
from dashboards.services.deciding import Verdict, decide_on_finding, decide_on_idea
from dashboards.views.doors import account_of, insist, survey_of
from ideas.selectors.results import published_idea
from participation.accounts.models import Account
from participation.decisions.models import Decision
from participation.decisions.rules import may_follow_up
from participation.decisions.selectors import figures_are_untouched, with_story
from participation.places.heading import heading_of
from participation.processes.models import Process

Decide = Callable[[Account, Verdict, Any], Decision]


@require_http_methods(["GET", "POST"])
@login_required
def decide_on_idea_page(request: HttpRequest, idea_id: int) -> HttpResponse:
    idea = published_idea(idea_id)
    if idea is None:
        raise Http404
    process = get_object_or_404(Process.objects.select_related("area"), pk=idea.process_id)
    insist(may_record_decision(account_of(request), process))

    def decide(account: Account, verdict: Verdict, key: Any) -> Decision:  # noqa: ANN401 (a form's value)
        return decide_on_idea(decided_by=account, process=process, idea_id=idea_id, verdict=verdict, submission_key=key)

    ask_url = reverse("dashboards:ask_idea", args=[idea_id])
    return _page(request, process, evidence_for_idea(process, idea_id), decide, ask_url, topic=idea.field or "")


@require_http_methods(["GET", "POST"])
@login_required
def decide_on_finding_page(request: HttpRequest, slug: str, survey_slug: str, measure: str) -> HttpResponse:
    process = get_object_or_404(Process.objects.select_related("area"), slug=slug)
    survey = survey_of(process, survey_slug)
    insist(may_decide_on_finding(account_of(request), process, survey))
    try:
        figures = evidence_for_finding(process, survey.id, measure)
    except NoSuchSubjectError:
        raise Http404 from None

    def decide(account: Account, verdict: Verdict, key: Any) -> Decision:  # noqa: ANN401 (a form's value)
        return decide_on_finding(
            decided_by=account,
            process=process,
            survey_id=survey.id,
            measure=measure,
            verdict=verdict,
            submission_key=key,
        )

    ask_url = reverse("dashboards:ask_finding", args=[slug, survey_slug, measure])
    return _page(request, process, figures, decide, ask_url, topic=measure)


def _page(
    request: HttpRequest, process: Process, figures: Figures, decide: Decide, ask_url: str, *, topic: str
) -> HttpResponse:
    """`topic`: the finding or the field of action, for what there is about it already."""
    form = DecisionForm(request.POST or None, initial={"title": figures["label"]})
    if form.is_valid():
        account = account_of(request)
        assert account is not None
        decision = decide(account, form.verdict(), form.cleaned_data["submission_key"])
        messages.success(request, _("The decision is recorded. Residents can read it now."))
        return redirect("dashboards:decision", decision.pk)
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "form": form,
        "figures": figures,
        "ask_url": ask_url,
        "lines": figure_lines(figures),
        "already": before_a_measure(existing_in(process.area), topic),
    }
    return render(request, "dashboards/decide.html", context, status=422 if form.is_bound else 200)


@require_safe
def decision_page(request: HttpRequest, pk: int) -> HttpResponse:
    """For everybody: residents follow the link in their message."""
    found = Decision.objects.select_related("process", "process__area").exclude(process__state=Process.State.DRAFT)
    decision = get_object_or_404(with_story(found), pk=pk)
    context = {
        "neighbourhood": heading_of(decision.process.area),
        "process": decision.process,
        "decision": decision,
        "lines": figure_lines(decision.figures),
        "follows_up": may_follow_up(account_of(request), decision.process.area),
        "untouched": figures_are_untouched(decision),
    }
    return render(request, "dashboards/decision.html", context)
