"""How does a page become a PDF that screen readers can read, too? Tagged (PDF/UA-1), and nothing is fetched for it.

WeasyPrint needs Pango from the system. Where it is missing, there is a sentence instead of a document.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participation.allowed import NotAllowed, Refused

if TYPE_CHECKING:
    import weasyprint

NO_PDF = Refused(
    "no_pdf", _("This server cannot make PDF files yet: the packages libpango-1.0-0 and libpangoft2-1.0-0 are missing.")
)
# Style sheets and fonts lie here; a document can read nothing else.
OWN_FILES: Path = settings.BASE_DIR / "static"


def pdf_of(html: str, style_sheet: str) -> bytes:
    """`html` is a whole page with title and language; `style_sheet` a path below static/. Raises `NotAllowed`."""
    print_with = _weasyprint()
    sheet = OWN_FILES / style_sheet
    fetcher, fonts = _fetcher(), print_with.text.fonts.FontConfiguration()
    page = print_with.HTML(string=html, base_url=sheet.as_uri(), url_fetcher=fetcher)
    style = print_with.CSS(filename=str(sheet), url_fetcher=fetcher, font_config=fonts)
    written = page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    assert isinstance(written, bytes)
    return written


def _weasyprint() -> Any:  # noqa: ANN401 (a module)
    try:
        import weasyprint
    except OSError as error:
        raise NotAllowed(NO_PDF) from error
    return weasyprint


@cache
def _fetcher() -> "weasyprint.urls.URLFetcher":
    from weasyprint.urls import URLFetcher

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ANN401 (WeasyPrint's signature)
            if not url.startswith((OWN_FILES.as_uri() + "/", "data:")):
                raise ValueError("Documents fetch nothing from elsewhere.")
            return super().fetch(url, headers)

    return OwnFiles(allowed_protocols=("file", "data"), allow_redirects=False)
