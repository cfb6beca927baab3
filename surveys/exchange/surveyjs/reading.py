"""How does the JSON of SurveyJS become a document? Pages, panels and elements; a program's parts refuse it."""

import re
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition.document import FORMAT
from surveys.exchange.last_net import parsed
from surveys.exchange.limesurvey.reading import numbered
from surveys.exchange.report import FILE, Place, Report
from surveys.exchange.surveyjs.expressions import translated
from surveys.exchange.surveyjs.questions import Json, Maker
from surveys.exchange.words import words
from surveys.exchange.xlsform.logic import both
from surveys.logic import Expression, as_expression
from surveys.logic.tree import Answer

# What changes which questions people get or which answers are taken.
REFUSED = words("calculatedValues triggers quizzes")
LEFT_OUT = words(
    "validators enableIf requiredIf setValueIf resetValueIf choicesVisibleIf rowsVisibleIf columnsVisibleIf"
    " defaultValueExpression correctAnswer choicesFromQuestion imageLink"
)
DEEPEST = 12


def is_surveyjs(data: dict[str, Any]) -> bool:
    return isinstance(data.get("pages"), list) or isinstance(data.get("elements"), list)


def read_surveyjs(data: dict[str, Any], report: Report, *, language: str = "") -> dict[str, Any] | None:
    return _Reading(data, report, language).document()


class _Reading:
    def __init__(self, data: dict[str, Any], report: Report, language: str) -> None:
        self.data, self.report = data, report
        first = language or str(data.get("locale") or "") or "en"
        self.languages = list(dict.fromkeys([first[:8], *sorted(_locales(data))]))
        self.codes: dict[str, str] = {}

    def document(self) -> dict[str, Any] | None:
        for name in REFUSED:
            if self.data.get(name):
                self.report.refuse(
                    FILE,
                    _("“%(name)s” works with answers as a program does; that has no counterpart.") % {"name": name},
                )
        pages = self.data.get("pages") or [{"elements": self.data.get("elements")}]
        read = [self._page(page, number) for number, page in enumerate(pages, start=1) if isinstance(page, dict)]
        made = [page for page in read if page is not None]
        if not made and not self.report.refused:
            self.report.refuse(FILE, _("The form asks nothing."))
        if self.report.refused:
            return None
        maker = Maker({}, "", self.languages, FILE, self.report)
        title = maker.texts(self.data.get("title")) or {self.languages[0]: "SurveyJS"}
        document = {"format": FORMAT, "languages": self.languages, "title": title, "address": "Sie", "pages": made}
        return document if parsed(document, self.report) else None

    def _page(self, page: Json, number: int) -> Json | None:
        maker = Maker(page, "", self.languages, FILE, self.report)
        made: Json = {
            "key": f"page-{number}",
            "title": maker.texts(page.get("title")) or numbered(number, self.languages),
        }
        if intro := maker.texts(page.get("description")):
            made["intro"] = intro
        condition = self._condition(page, Place("pages", number, "", str(page.get("name", ""))))
        if condition is not None:
            made["show_if"] = {"expression": as_expression(condition)}
        made["questions"] = self._elements(page.get("elements") or page.get("questions"), None, 0)
        return made if made["questions"] else None

    def _elements(self, elements: Any, around: Expression | None, depth: int) -> list[Json]:  # noqa: ANN401 (JSON)
        found: list[Json] = []
        if not isinstance(elements, list) or depth > DEEPEST:
            return found
        for element in elements:
            if not isinstance(element, dict):
                continue
            place = Place("elements", 0, "", str(element.get("name", ""))[:80])
            condition = both(around, self._condition(element, place))
            if element.get("type") == "panel":
                found += self._elements(element.get("elements"), condition, depth + 1)
            else:
                found += self._element(element, place, condition)
            self.report.take(place)
        return found

    def _element(self, element: Json, place: Place, condition: Expression | None) -> list[Json]:
        name = str(element.get("name", ""))
        if name in self.codes:
            self.report.refuse(place, _("There are two questions called “%(name)s”.") % {"name": name[:60]})
            return []
        code = self._code(name)
        questions = Maker(element, code, self.languages, place, self.report).made() or []
        for question in questions:
            if condition is not None:
                question["show_if"] = {"expression": as_expression(condition)}
            if "{" in "".join(question["text"].values()) or "…" in "".join(question["text"].values()):
                self.report.change(
                    place, _("Earlier answers are not repeated within a text; “…” stands there instead.")
                )
        for setting in LEFT_OUT:
            if element.get(setting):
                self.report.change(
                    place, _("The setting “%(name)s” has no counterpart and was left out.") % {"name": setting}
                )
        if element.get("visible") is False:
            for question in questions:
                question["show_if"] = {"expression": "false()"}
            self.report.change(place, _("The question is hidden and is asked of nobody here, too."))
        if len(questions) == 1:
            self.codes[name] = code
        return questions

    def _code(self, name: str) -> str:
        base = re.sub(r"\W+", "_", name).strip("_")[:60] or "q"
        base = base if base[0].isalpha() else f"q{base}"
        code, number = base, 1
        while code in self.codes.values():
            number += 1
            code = f"{base}_{number}"
        return code

    def _condition(self, part: Json, place: Place) -> Expression | None:
        """A condition without counterpart refuses: nobody should be asked what was not meant for them."""
        text = part.get("visibleIf")
        if not text:
            return None
        tree = translated(str(text), self._find)
        if tree is None:
            self.report.refuse(
                place, _("The condition “%(text)s” has no counterpart here.") % {"text": str(text)[:200]}
            )
        return tree

    def _find(self, name: str) -> Expression | None:
        code = self.codes.get(name)
        return None if code is None else Answer(code)


def _locales(data: Any, depth: int = 0) -> set[str]:  # noqa: ANN401 (JSON)
    """Languages of texts: objects that have "default" beside codes of languages."""
    if depth > DEEPEST * 3:
        return set()
    if isinstance(data, list):
        return {code for one in data for code in _locales(one, depth + 1)}
    if not isinstance(data, dict):
        return set()
    if "default" in data and all(isinstance(value, str) for value in data.values()):
        return {key[:8] for key in data if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)?", key) and key != "default"}
    return {code for one in data.values() for code in _locales(one, depth + 1)}
