"""How does somebody want to see the preview? Chosen once with a link, and kept from question to question."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from surveys.models import Survey

PHONE, DESKTOP, PAPER = "handy", "schirm", "papier"
SHAPES = (PHONE, DESKTOP, PAPER)
KEPT = "survey_preview"


@dataclass(frozen=True, slots=True)
class Choice:
    """`large`: text of twice the size. `plain`: with the plain-language texts opened."""

    language: str
    shape: str = PHONE
    large: bool = False
    plain: bool = False

    @property
    def query(self) -> str:
        switches = {"gross": int(self.large), "einfach": int(self.plain)}
        return urlencode({"sprache": self.language, "ansicht": self.shape, **switches})

    def but(self, **other: Any) -> str:  # noqa: ANN401 (a language, a shape or a switch)
        """The query of the same preview with something else chosen."""
        return replace(self, **other).query


def choice_in(request: HttpRequest, survey: Survey) -> Choice:
    """What the address says, else what was chosen before. A language that this survey does not speak is forgotten."""
    kept = request.session.get(KEPT, {})
    asked = {name: request.GET[name] for name in ("sprache", "ansicht", "gross", "einfach") if name in request.GET}
    if asked and asked.items() - kept.items():
        request.session[KEPT] = kept = kept | asked
    language, shape = kept.get("sprache", ""), kept.get("ansicht", "")
    return Choice(
        language=language if language in survey.languages else survey.languages[0],
        shape=shape if shape in SHAPES else PHONE,
        large=kept.get("gross") == "1",
        plain=kept.get("einfach") == "1",
    )
