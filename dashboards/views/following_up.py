"""How do staff and officials say what becomes of a decision: through which bodies it goes, and what is done?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboards.forms.following_up import MeasureForm, MeasureNewsForm, StepForm
from dashboards.services.following_up import begin_measure, set_step, tell_of_measure
from dashboards.views.doors import account_of, insist
from participation.accounts.signed_in import account_of as signed_in
from participation.decisions.models import Decision, Measure
from participation.decisions.rules import may_follow_up
from participation.decisions.selectors import with_story
from participation.decisions.services.deliberating import remove_step
from participation.decisions.services.measures import hide_news
from participation.places.heading import heading_of

CHANGEABLE = ("body", "role", "meets_on", "agenda_number", "outcome", "note")


def _decision(request: HttpRequest, pk: int) -> Decision:
    decision = get_object_or_404(with_story(Decision.objects.select_related("process__area")), pk=pk)
    insist(may_follow_up(account_of(request), decision.process.area))
    return decision


def _page(request: HttpRequest, template: str, decision: Decision, **more: object) -> HttpResponse:
    around = {"neighbourhood": heading_of(decision.process.area), "process": decision.process, "decision": decision}
    return render(request, template, around | more, status=422 if getattr(more.get("form"), "errors", None) else 200)


@require_safe
@login_required
def followup_page(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, "dashboards/followup/decision.html", _decision(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def step_page(request: HttpRequest, pk: int, step_id: int | None = None) -> HttpResponse:
    decision = _decision(request, pk)
    known = get_object_or_404(decision.deliberations, pk=step_id) if step_id else None
    form = StepForm(request.POST or None, initial={name: getattr(known, name) for name in CHANGEABLE if known})
    if form.is_valid():
        step = form.step()
        same_day = decision.deliberations.filter(body=step.body, meets_on=step.meets_on)
        if step_id is None or not same_day.exclude(pk=step_id).exists():
            set_step(account=signed_in(request), decision_id=pk, step=step, step_id=step_id)
            messages.success(request, _("Saved."))
            return redirect("dashboards:followup", pk)
        form.add_error("meets_on", _("This body is already entered for that day."))
    return _page(request, "dashboards/followup/step.html", decision, form=form, step=known)


@require_POST
@login_required
def step_drop(request: HttpRequest, pk: int, step_id: int) -> HttpResponse:
    _decision(request, pk)
    remove_step(account=signed_in(request), decision_id=pk, step_id=step_id)
    messages.success(request, _("The step is removed."))
    return redirect("dashboards:followup", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def measure_add(request: HttpRequest, pk: int) -> HttpResponse:
    decision = _decision(request, pk)
    form = MeasureForm(request.POST or None, initial={"office": decision.office})
    if form.is_valid():
        begin_measure(
            account=signed_in(request),
            decision_id=pk,
            plan=form.plan(),
            submission_key=form.cleaned_data["key"],
        )
        messages.success(request, _("The measure stands. Residents read it now."))
        return redirect("dashboards:followup", pk)
    return _page(request, "dashboards/followup/measure_add.html", decision, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def measure_page(request: HttpRequest, measure_id: int) -> HttpResponse:
    measure = get_object_or_404(Measure, pk=measure_id)
    decision = _decision(request, measure.decision_id)
    initial = {"happened_on": timezone.localdate(), "due_on": measure.due_on, "state": measure.state}
    form = MeasureNewsForm(request.POST or None, initial=initial)
    if form.is_valid():
        tell_of_measure(
            account=signed_in(request),
            measure_id=measure_id,
            happened=form.happened(),
            submission_key=form.cleaned_data["key"],
        )
        messages.success(request, _("It stands on the page. Whoever asked for news is told."))
        return redirect("dashboards:followup", measure.decision_id)
    news = measure.news.order_by("-happened_on", "-id")
    return _page(request, "dashboards/followup/measure.html", decision, form=form, measure=measure, news=news)


@require_POST
@login_required
def news_hide(request: HttpRequest, measure_id: int, news_id: int) -> HttpResponse:
    measure = get_object_or_404(Measure, pk=measure_id)
    _decision(request, measure.decision_id)
    get_object_or_404(measure.news, pk=news_id)
    hidden = request.POST.get("zeigen") != "1"
    hide_news(account=signed_in(request), news_id=news_id, hidden=hidden)
    messages.success(request, _("It is off the page.") if hidden else _("It is on the page again."))
    return redirect("dashboards:measure", measure_id)
