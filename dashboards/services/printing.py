"""Where are the files of a report kept? In the cache for a day; a worker prints PDFs before anybody asks for them."""

from django.core.cache import cache
from django.utils import timezone

from dashboards.models import Report
from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.files import FORMATS
from participation.allowed import NotAllowed
from participation.tally.nudge import nudge

PRINT_TASK = "dashboards.print_reports"
A_DAY = 86_400
NEWEST = 10
ASKED = "reports:asked"  # PDFs that somebody waits for


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


def file_if_there(report: Report, kind: str) -> bytes | None:
    """For everybody: nobody makes a web server print. None: a worker was asked for it."""
    if kind != "pdf":
        return file_of(report, kind)
    data: bytes | None = cache.get(_key(report, kind))
    if data is None:
        # Two who ask at the same time may forget one of them: that one asks again.
        cache.set(ASKED, {*cache.get(ASKED, ()), report.pk}, A_DAY)
        nudge(PRINT_TASK)
    return data


def print_newest() -> int:
    """A PDF takes many seconds. The newest, and those that somebody waits for; of a draft who asks first waits."""
    made = Report.objects.filter(state__in=(Report.State.READY, Report.State.RELEASED))
    newest = list(made.order_by("-pk").values_list("pk", flat=True)[:NEWEST])
    asked = cache.get(ASKED, set())
    cache.delete(ASKED)
    printed = 0
    for report in made.filter(pk__in={*newest, *asked}).order_by("-pk"):
        if not cache.has_key(_key(report, "pdf")):
            try:
                file_of(report, "pdf")
            except NotAllowed:  # this server cannot print, and tells so whoever asks
                return printed
            printed += 1
    return printed


def _key(report: Report, kind: str) -> str:
    return f"report:{report.pk}:{report.sha256}:{report.state}:{kind}"
