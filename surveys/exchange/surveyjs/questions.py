"""Which of our questions does an element of SurveyJS become?"""

import re
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition.document import Texts
from surveys.exchange.limesurvey.words import plain_words
from surveys.exchange.report import Place, Report
from surveys.exchange.xlsform.choices import OTHER_TEXT, option_code
from surveys.questiontypes import KINDS

Json = dict[str, Any]
NONE_TEXT = {"de": "Nichts davon", "en": "None"}
INPUTS = {"number": "number", "range": "slider", "date": "date", "month": "date"}


class Maker:
    """`languages`: those in which texts stand; "default" is the first."""

    def __init__(self, element: Json, code: str, languages: list[str], place: Place, report: Report) -> None:
        self.element, self.code, self.languages = element, code, languages
        self.place, self.report = place, report

    def made(self) -> list[Json] | None:
        """None after a refusal."""
        kind = str(self.element.get("type", "text"))
        make = MAKERS.get(kind)
        if make is None:
            self.report.refuse(self.place, _("“%(type)s” cannot be asked here yet.") % {"type": kind[:60]})
            return None
        return make(self)

    def texts(self, value: Any) -> Texts:  # noqa: ANN401 (JSON)
        if isinstance(value, dict):
            found = {self.languages[0] if key == "default" else str(key)[:8]: text for key, text in value.items()}
        else:
            found = {self.languages[0]: value}
        made = {code: plain_words(text) for code, text in found.items() if isinstance(text, str)}
        return {code: text for code, text in made.items() if text}

    def question(self, kind: str, **parts: Any) -> Json:  # noqa: ANN401 (JSON)
        text = self.texts(self.element.get("title")) or {self.languages[0]: str(self.element.get("name", self.code))}
        made: Json = {"code": self.code, "kind": kind, "text": text, **parts}
        if hint := self.texts(self.element.get("description")):
            made["hint"] = hint
        if self.element.get("isRequired") is True and kind != "info":
            made["required"] = True
        return made

    def options(self, key: str = "choices") -> list[Json]:
        made: list[Json] = []
        for one in self.element.get(key) or []:
            value, text = (one.get("value"), one.get("text")) if isinstance(one, dict) else (one, None)
            code = option_code(str(value))
            if any(option["code"] == code for option in made):
                self.report.refuse(self.place, _("Two answers are called “%(name)s”.") % {"name": str(value)[:60]})
            made.append({"code": code, "text": self.texts(text) or {self.languages[0]: str(value)}})
        return made

    def everywhere(self, texts: Texts) -> Texts:
        return {code: texts.get(code, texts["en"]) for code in self.languages}

    def choice(self) -> list[Json]:
        kind = {"checkbox": "multi", "tagbox": "multi", "ranking": "ranking"}.get(str(self.element["type"]), "single")
        options = self.options()
        if self.element.get("choicesByUrl") or not options:
            self.report.refuse(self.place, _("The answers stand in another file or on another server."))
            return []
        if self.element.get("showOtherItem") or self.element.get("hasOther"):
            text = self.texts(self.element.get("otherText")) or self.everywhere(OTHER_TEXT)
            options.append({"code": "other", "text": text, "other": True})
        if self.element.get("showNoneItem") or self.element.get("hasNone"):
            text = self.texts(self.element.get("noneText")) or self.everywhere(NONE_TEXT)
            options.append({"code": "none", "text": text, "exclusive": True})
        made = self.question(kind, options=options)
        if self.element.get("choicesOrder") == "random":
            made["random_order"] = True
        for name, limit in (("minSelectedChoices", "min_picks"), ("maxSelectedChoices", "max_picks")):
            if isinstance(self.element.get(name), int) and kind == "multi" and self.element[name]:
                made[limit] = self.element[name]
        return [made]

    def boolean(self) -> list[Json]:
        yes = self.texts(self.element.get("labelTrue")) or self.everywhere({"de": "Ja", "en": "Yes"})
        no = self.texts(self.element.get("labelFalse")) or self.everywhere({"de": "Nein", "en": "No"})
        return [self.question("single", options=[{"code": "true", "text": yes}, {"code": "false", "text": no}])]

    def text(self) -> list[Json]:
        kind = INPUTS.get(str(self.element.get("inputType", "text")), "text_short")
        made = self.question(kind if kind in KINDS else "text_short")
        for name, limit in (("min", "min_value"), ("max", "max_value"), ("step", "step")):
            value = self.element.get(name)
            if made["kind"] in ("number", "slider") and isinstance(value, int | float):
                made[limit] = value
        return [made]

    def comment(self) -> list[Json]:
        return [self.question("text_long")]

    def rating(self) -> list[Json]:
        options = self.options("rateValues")
        if not options:
            low, high, step = (
                int(self.element.get(name) or value)
                for name, value in (("rateMin", 1), ("rateMax", 5), ("rateStep", 1))
            )
            numbers = range(low, min(high, low + 100 * max(step, 1)) + 1, max(step, 1))
            options = [
                {"code": option_code(str(n).replace("-", "m")), "text": {code: str(n) for code in self.languages}}
                for n in numbers
            ]
        ends = (self.element.get("minRateDescription"), self.element.get("maxRateDescription"))
        for option, words in zip((options[0], options[-1]), ends, strict=True):
            for code, text in self.texts(words).items():
                option["text"][code] = f"{option['text'].get(code, option['code'])} – {text}"
        return [self.question("scale", options=options)]

    def matrix(self) -> list[Json]:
        rows, columns = self.options("rows"), self.options("columns")
        if not rows or not columns:
            self.report.refuse(self.place, _("The table has no rows or no columns."))
            return []
        return [self.question("matrix", items=rows, scales=[columns])]

    def multiple_text(self) -> list[Json]:
        self.report.change(self.place, _("Each field became a question of its own."))
        made: list[Json] = []
        for item in self.element.get("items") or []:
            name = str(item.get("name", len(made)))
            one = self.question("number" if item.get("inputType") == "number" else "text_short")
            one["code"] = f"{self.code}_{re.sub(r'[^A-Za-z0-9_]+', '_', name)}"
            own = self.texts(item.get("title")) or {self.languages[0]: name}
            one["text"] = {code: f"{text} – {own.get(code, name)}" for code, text in one["text"].items()}
            made.append(one)
        return made

    def information(self) -> list[Json]:
        text = self.texts(self.element.get("html") or self.element.get("title"))
        return [self.question("info") | {"text": text or {self.languages[0]: self.code}}]


MAKERS: dict[str, Callable[[Maker], list[Json]]] = {
    **dict.fromkeys(("radiogroup", "dropdown", "checkbox", "tagbox", "ranking"), Maker.choice),
    "boolean": Maker.boolean,
    "text": Maker.text,
    "comment": Maker.comment,
    "rating": Maker.rating,
    "matrix": Maker.matrix,
    "multipletext": Maker.multiple_text,
    "html": Maker.information,
}
