"""Where are the files of a report kept? In the cache for a day; a worker prints PDFs before anybody asks for them."""

from django.core.cache import cache
from django.utils import timezone

from dashboards.models import Report
from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.files import FORMATS
from participation.allowed import NotAllowed

PRINT_TASK = "dashboards.print_reports"
A_DAY = 86_400
NEWEST = 10


def edition_of(report: Report) -> Edition:
    released = report.released_at and timezone.localdate(report.released_at)
    return Edition(report.content, report.edits, report.number, released)


def file_of(report: Report, kind: str) -> bytes:
    """Made once for each state of the texts: the same edition is the same file. May raise `NotAllowed`."""
    key = _key(report, kind)
    data: bytes | None = cache.get(key)
    if data is None:
        data = FORMATS[kind].write(edition_of(report))
        cache.set(key, data, A_DAY)
    return data


def print_newest() -> int:
    """A PDF takes many seconds. Where this did not come about, whoever asks first waits for it."""
    made = Report.objects.filter(state__in=(Report.State.READY, Report.State.RELEASED))
    printed = 0
    for report in made.order_by("-pk")[:NEWEST]:
        if not cache.has_key(_key(report, "pdf")):
            try:
                file_of(report, "pdf")
            except NotAllowed:  # this server cannot print, and tells so whoever asks
                return printed
            printed += 1
    return printed


def _key(report: Report, kind: str) -> str:
    return f"report:{report.pk}:{report.sha256}:{report.state}:{kind}"
