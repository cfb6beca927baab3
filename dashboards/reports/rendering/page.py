"""How does a report become a page: one file of HTML that needs no other file, or what a PDF is printed from?"""

from base64 import b64encode
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.shown import ornament, shown
from participation.documents import OWN_FILES
from participation.eligibility.letters import qr_of
from participation.web.phrases import clock, day

STYLE = "css/report.css"
FONTS = {"Regular": 400, "SemiBold": 600}
# Each kind of report has a template; the long ones share theirs.
TEMPLATES = {"full": "full", "funder": "full", "council": "council", "poster": "poster", "plain": "plain"}


def html_of(edition: Edition) -> str:
    """Opens in any browser, on any machine, without a network."""
    return _page(edition, as_files=False, style=_fonts() + _style())


def to_print(edition: Edition) -> str:
    """Without styles: the printer reads them."""
    return _page(edition, as_files=True, style="")


def _page(edition: Edition, *, as_files: bool, style: str) -> str:
    template = TEMPLATES[str(edition.content["variant"])]
    with override(edition.language):
        report = shown(edition, as_files=as_files)
        address = str(edition.content["address"])
        context = {
            "report": report,
            "style": style,
            "roofs": _roofs(),
            "counted": _counted(edition),
            "qr": qr_of(address),
            "short_address": address.partition("://")[2],
        }
        return render_to_string(f"dashboards/reports/{template}.html", context)


def _counted(edition: Edition) -> str:
    if not edition.content["counted"]:
        return ""
    moment = datetime.fromisoformat(edition.content["counted"])
    return f"{day(moment)}, {clock(moment)}"


def _roofs() -> SafeString:
    """The line of roofs of all our pages; it says nothing, so it has no words."""
    drawing = render_to_string("_roofline.html", {"css": "q-roofline"}).replace("currentColor", "#9cc3cf")
    return ornament(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1), "roofline")


def _style() -> str:
    """Fonts come first, and in the file itself."""
    text = (OWN_FILES / STYLE).read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("@font-face"))


def _fonts() -> str:
    rules = []
    for name, weight in FONTS.items():
        data = (OWN_FILES / f"vendor/fira-sans/FiraSans-{name}.latin.woff2").read_bytes()
        address = f"data:font/woff2;base64,{b64encode(data).decode()}"
        rules.append(f'@font-face {{ font-family: "Fira Sans"; font-weight: {weight}; src: url("{address}"); }}')
    return "\n".join(rules) + "\n"
