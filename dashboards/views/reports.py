"""How do staff and officials get a report: ask for it, see it being made, write in it, release it, take it along?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboards.forms.reports import ReportForm, TextForm, WithdrawForm
from dashboards.models import Report
from dashboards.report_rules import FOR_RESIDENTS, may_release_report, may_withdraw_report, may_write_report
from dashboards.reports.rendering.files import FORMATS
from dashboards.reports.rendering.shown import shown
from dashboards.services.printing import edition_of, file_of
from dashboards.services.reporting import (
    ChangedMeanwhileError,
    ask_for_report,
    release_report,
    texts_of,
    withdraw_report,
    write_text,
)
from dashboards.views.doors import account_of, insist, readable_process
from participation.accounts.signed_in import account_of as signed_in
from participation.allowed import NotAllowed
from participation.places.heading import heading_of
from participation.processes.models import Process


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def reports_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version, the newest on top, and a form for another one."""
    process = readable_process(request, slug)
    form = ReportForm(request.POST or None)
    if form.is_valid():
        asked = form.cleaned_data
        report = ask_for_report(
            account=signed_in(request),
            process_id=process.pk,
            variant=asked["variant"],
            language=asked["language"],
            submission_key=asked["key"],
        )
        return redirect("dashboards:report", slug, report.number)
    found = Report.objects.filter(process=process).defer("content", "edits").select_related("released_by")
    return _page(request, "dashboards/reports/list.html", process, form=form, reports=found)


@require_safe
@login_required
def report_page(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _report_page(request, _report(request, slug, number))


def _report_page(request: HttpRequest, report: Report, form: WithdrawForm | None = None) -> HttpResponse:
    if not report.is_made:
        return _page(request, "dashboards/reports/progress.html", report.process, report=report)
    return _page(
        request,
        "dashboards/reports/report.html",
        report.process,
        report=report,
        shown=shown(edition_of(report), as_files=False),
        may_write=bool(may_write_report(account_of(request), report)),
        may_release=may_release_report(account_of(request), report),
        may_withdraw=bool(may_withdraw_report(account_of(request), report)),
        form=form or WithdrawForm(),
        for_residents=report.variant in FOR_RESIDENTS,
        formats=[kind.upper() for kind in FORMATS] if report.has_files else [],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def text_page(request: HttpRequest, slug: str, number: int, name: str) -> HttpResponse:
    report = _report(request, slug, number)
    insist(may_write_report(account_of(request), report))
    text = texts_of(report.content).get(name)
    if text is None:
        raise Http404
    form = TextForm(request.POST or None, initial={"words": report.edits.get(name, text["words"])})
    if form.is_valid():
        write_text(account=signed_in(request), report_id=report.pk, name=name, words=form.cleaned_data["words"])
        messages.success(request, _("Saved."))
        return redirect("dashboards:report", slug, number)
    chapter = next(one for one in report.content["chapters"] if name.startswith(one["key"] + "-"))
    edited = name in report.edits
    around = {"form": form, "report": report, "text": text, "chapter": chapter, "edited": edited}
    return _page(request, "dashboards/reports/text.html", report.process, **around)


@require_POST
@login_required
def report_release(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    report = _report(request, slug, number)
    try:
        release_report(account=signed_in(request), report_id=report.pk, seen=request.POST.get("seen", ""))
    except ChangedMeanwhileError:
        messages.error(request, _("Somebody has changed a text meanwhile. Read it again, then release it."))
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
    else:
        messages.success(request, _("The report is released. It stays as it is."))
    return redirect("dashboards:report", slug, number)


@require_POST
@login_required
def report_withdraw(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    report = _report(request, slug, number)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _report_page(request, report, form)
    try:
        withdraw_report(account=signed_in(request), report_id=report.pk, reason=form.cleaned_data["reason"])
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
    else:
        messages.success(request, _("The report is taken back. Nobody gets a file of it any more."))
    return redirect("dashboards:report", slug, number)


@require_safe
@login_required
def report_file(request: HttpRequest, slug: str, number: int, kind: str) -> HttpResponse:
    report = _report(request, slug, number)
    made = FORMATS.get(kind)
    if made is None or not report.has_files:
        raise Http404
    try:
        data = file_of(report, kind)
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect("dashboards:report", slug, number)
    response = HttpResponse(data, content_type=made.content_type)
    name = f"{edition_of(report).file_name}-{report.number}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _report(request: HttpRequest, slug: str, number: int) -> Report:
    process = readable_process(request, slug)
    return get_object_or_404(Report.objects.select_related("process__area"), process=process, number=number)


def _page(request: HttpRequest, template: str, process: Process, **more: object) -> HttpResponse:
    around = {"neighbourhood": heading_of(process.area), "process": process}
    return render(request, template, around | more, status=422 if getattr(more.get("form"), "errors", None) else 200)
