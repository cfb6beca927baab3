"""Which reports of a process may everybody read? Those released for residents, while their figures are public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dashboards.models import Report
from dashboards.report_rules import FOR_RESIDENTS, may_be_read_by_all
from participation.processes.models import Process
from surveys.selectors.counted import AnsweredSurvey


@dataclass(frozen=True, slots=True)
class PublicReport:
    number: int
    variant: str
    language: str
    released_at: datetime

    @property
    def name(self) -> str:
        return str(Report.Variant(self.variant).label)

    @property
    def in_language(self) -> str:
        return str(Report.Language(self.language).label)


def public_reports(process: Process, surveys: Iterable[AnsweredSurvey]) -> list[PublicReport]:
    """The newest on top, without their content; one query."""
    public = {survey.slug for survey in surveys if survey.public}
    found = Report.objects.filter(process=process, state=Report.State.RELEASED, released_at__isnull=False)
    rows = found.values_list(
        "number", "variant", "language", "released_at", "content__surveys", "content__ideas"
    ).order_by("-number")
    return [
        PublicReport(number, variant, language, released_at)
        for number, variant, language, released_at, told, ideas in rows
        if released_at and may_be_read_by_all(process, variant, told or (), public, tells_of_ideas=ideas is not False)
    ]


def withdrawn_report(process: Process, number: int) -> Report | None:
    """Residents could read it once: they learn why they no longer can."""
    found = Report.objects.filter(process=process, number=number, state=Report.State.WITHDRAWN)
    return found.filter(variant__in=FOR_RESIDENTS).defer("content", "edits").select_related("process__area").first()


def newest_of_each(reports: Iterable[PublicReport], language: str) -> list[PublicReport]:
    """One of each kind, in this language where there is one; the order of kinds is that of the model."""
    chosen: dict[str, PublicReport] = {}
    for report in reports:
        known = chosen.get(report.variant)
        if known is None or (report.language == language != known.language):
            chosen[report.variant] = report
    return [chosen[kind] for kind in Report.Variant.values if kind in chosen]
