"""How do staff ask an office, read its answer, release it or send it back, and what is late?"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dashboards.forms.office import AskForm, SendBackForm, plain_lines
from dashboards.selectors.evidence import NoSuchSubjectError, evidence_for_finding
from dashboards.services.office import release
from dashboards.views.doors import account_of, insist, survey_of
from ideas.selectors.results import published_idea
from participation.accounts.rules import EVIDENCE
from participation.accounts.selectors import areas_with
from participation.accounts.signed_in import account_of as signed_in
from participation.allowed import NotAllowed
from participation.decisions import late
from participation.decisions.models import OfficeQuestion
from participation.decisions.rules import may_follow_up
from participation.decisions.services.asking import ask_office, revoke_question, send_back
from participation.decisions.subjects import FindingSubject, IdeaSubject, Subject
from participation.places.heading import heading_of
from participation.processes.models import Process


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask_about_idea(request: HttpRequest, idea_id: int) -> HttpResponse:
    idea = published_idea(idea_id)
    if idea is None:
        raise Http404
    process = get_object_or_404(Process.objects.select_related("area"), pk=idea.process_id)
    return _ask(request, process, IdeaSubject(idea_id), lambda: idea.title)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask_about_finding(request: HttpRequest, slug: str, survey_slug: str, measure: str) -> HttpResponse:
    process = get_object_or_404(Process.objects.select_related("area"), slug=slug)
    survey = survey_of(process, survey_slug)

    def about() -> str:
        try:
            return str(evidence_for_finding(process, survey.id, measure)["label"])
        except NoSuchSubjectError:
            raise Http404 from None

    return _ask(request, process, FindingSubject(survey.id, measure), about)


def _ask(request: HttpRequest, process: Process, subject: Subject, about_of: Callable[[], str]) -> HttpResponse:
    insist(may_follow_up(account_of(request), process.area))
    about = about_of()
    form = AskForm(request.POST or None)
    if form.is_valid():
        found, _new = ask_office(
            account=signed_in(request),
            process=process,
            subject=subject,
            asked=form.asked(about),
            submission_key=form.cleaned_data["key"],
        )
        messages.success(request, _("The office gets a link by e-mail. You read its answer first."))
        return redirect("dashboards:question", found.pk)
    context = {"neighbourhood": heading_of(process.area), "process": process, "about": about, "form": form}
    return render(request, "dashboards/office/ask.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def question_page(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(OfficeQuestion.objects.select_related("process__area"), pk=pk)
    insist(may_follow_up(account_of(request), found.process.area))
    act = request.POST.get("akt", "")
    form = SendBackForm(request.POST if act == "zurueck" else None)
    try:
        if (act == "zurueck" and form.is_valid()) or act in ("freigeben", "entziehen"):
            _act(request, found, act, form)
            return redirect("dashboards:question", pk)
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect("dashboards:question", pk)
    context = {"neighbourhood": heading_of(found.process.area), "process": found.process, "question": found}
    context["form"] = form
    return render(request, "dashboards/office/question.html", context, status=422 if form.errors else 200)


def _act(request: HttpRequest, found: OfficeQuestion, act: str, form: SendBackForm) -> None:
    account = signed_in(request)
    if act == "freigeben":
        release(account=account, question_id=found.pk, seen=plain_lines(request.POST.get("gesehen", "")))
        messages.success(request, _("Released. Everybody reads it now."))
    elif act == "zurueck":
        send_back(account=account, question_id=found.pk, note=form.cleaned_data["note"])
        messages.success(request, _("Sent back. The office gets a new link."))
    else:
        revoke_question(account=account, question_id=found.pk)
        messages.success(request, _("Taken back. The link opens nothing any more."))


@require_safe
@login_required
def overdue_page(request: HttpRequest) -> HttpResponse:
    """Everything that was promised for a day that is over, in all areas of the account."""
    areas, today = areas_with(signed_in(request), EVIDENCE), timezone.localdate()
    if not areas:
        raise Http404
    context = {
        "neighbourhood": heading_of(areas[0]),
        "today": today,
        "questions": [one for area in areas for one in late.late_questions(area, today)],
        "drafts": [one for area in areas for one in late.answers_to_release(area)],
        "measures": [one for area in areas for one in late.late_measures(area, today)],
        "decisions": [one for area in areas for one in late.silent_decisions(area, today)],
    }
    return render(request, "dashboards/overdue.html", context)
