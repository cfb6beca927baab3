"""Which files can be made of a report? Same edition, same bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.odt import MIME, odt_of
from dashboards.reports.rendering.page import STYLE, html_of, to_print
from dashboards.reports.rendering.pictures import pictures_of
from participation.documents import pdf_of


@dataclass(frozen=True, slots=True)
class Format:
    content_type: str
    write: Callable[[Edition], bytes]


def _html(edition: Edition) -> bytes:
    return html_of(edition).encode()


def _pdf(edition: Edition) -> bytes:
    """Raises `NotAllowed` where the server cannot print."""
    return pdf_of(to_print(edition), STYLE)


FORMATS = {
    "pdf": Format("application/pdf", _pdf),
    "html": Format("text/html; charset=utf-8", _html),
    "odt": Format(MIME, odt_of),
    "zip": Format("application/zip", pictures_of),
}
