"""How does a survey of LimeSurvey become a document? All of its questions, and of each what was changed."""

import re
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition.document import FORMAT, Texts
from surveys.definition.rules import CLOCK, FLEETING
from surveys.exchange.last_net import parsed
from surveys.exchange.limesurvey.expressions import translated
from surveys.exchange.limesurvey.kinds import Json, Made, Maker, Target
from surveys.exchange.limesurvey.model import LimeGroup, LimeQuestion, LimeSurvey
from surveys.exchange.limesurvey.names import Names
from surveys.exchange.limesurvey.words import is_formatted, plain_texts
from surveys.exchange.report import FILE, Report
from surveys.exchange.words import words
from surveys.logic import Expression, LogicError, as_expression, parse
from surveys.logic.tree import Call, every_part

# What would change the answers of people; the rest is look.
MEANS_SOMETHING = words(
    "array_filter array_filter_exclude equals_num_value num_value_equals_sgqa max_num_value min_num_value"
    " max_num_value_sgqa min_num_value_sgqa em_validation_q em_validation_sq time_limit other_numbers_only"
    " numbers_only date_min date_max random_group maximum_chars"
)
LOOKS = ("prefix", "suffix", "slider_layout", "location_mapservice", "placeholder")
WHOLE_TEXT = re.compile(r"^\{(.*)\}$", re.DOTALL)


class Reading:
    """`fields`: column of responses -> where its value goes."""

    def __init__(self, survey: LimeSurvey, report: Report) -> None:
        self.survey, self.report = survey, report
        self.languages = survey.languages or ["en"]
        self.names = Names()
        self.fields: dict[str, Target] = {}
        self.codes: set[str] = set()

    def document(self, title: str) -> dict[str, Any] | None:
        pages = [
            page for number, group in enumerate(self.survey.groups, start=1) if (page := self._page(group, number))
        ]
        if not pages:
            self.report.refuse(FILE, _("The form asks nothing."))
            return None
        titles = plain_texts(self.survey.title) or {self.languages[0]: title or "LimeSurvey"}
        welcome = plain_texts(self.survey.welcome)
        if welcome and not pages[0].get("intro"):
            pages[0]["intro"] = welcome
        if self.survey.quotas:
            self.report.change(FILE, _("Quotas are not taken over."))
        document = {"format": FORMAT, "languages": self.languages, "title": titles, "address": "Sie", "pages": pages}
        return document if parsed(document, self.report) else None

    def _page(self, group: LimeGroup, number: int) -> Json | None:
        title = plain_texts(group.name) or numbered(number, self.languages)
        page: Json = {"key": f"page-{number}", "title": title, "questions": []}
        if intro := plain_texts(group.description):
            page["intro"] = intro
        tree = self._expression(group.relevance, "relevant")
        if tree is not None:
            page["show_if"] = {"expression": as_expression(tree)}
        elif _says_something(group.relevance):
            self.report.change(group.place, _condition_lost(group.relevance))
        for question in group.questions:
            page["questions"] += self._question(question)
            self.report.take(question.place)
        return page if page["questions"] else None

    def _question(self, question: LimeQuestion) -> list[Json]:
        code = self._free_code(question.code or f"q{question.id}")
        made = Maker(question, code, self.languages, self.report).made_of()
        self._texts(question, made)
        if question.type == "*":
            self._equation(question, made)
        for one in made.questions:
            self._rules(question, one)
        self._lost(question)
        self.codes |= {one["code"] for one in made.questions}
        self.names.add(question, made)
        self.fields |= {f"{question.id}{suffix}": target for suffix, target in made.fields.items()}
        return made.questions

    def _free_code(self, wanted: str) -> str:
        base = re.sub(r"\W+", "_", wanted).lstrip("_") or "q"
        base = base if base[0].isalpha() else f"q{base}"
        code, number = base, 1
        while code in self.codes or any(known.startswith(f"{code}_") for known in self.codes):
            number += 1
            code = f"{base}{number}"
        return code

    def _texts(self, question: LimeQuestion, made: Made) -> None:
        if any(is_formatted(text) for text in question.text.values()):
            self.report.change(question.place, _("Formatting was taken out of the text."))
        if question.type != "*" and any("…" in text for one in made.questions for text in one["text"].values()):
            self.report.change(
                question.place, _("Earlier answers are not repeated within a text; “…” stands there instead.")
            )
        for one in made.questions:
            one["text"] = {code: text for code, text in one["text"].items() if text}
            if not one["text"]:
                one["text"] = self._instead(question)
                self.report.change(question.place, _("The question has no text; its name stands there."))

    def _instead(self, question: LimeQuestion) -> Texts:
        return plain_texts(question.help) or {self.languages[0]: question.code}

    def _rules(self, question: LimeQuestion, one: Json) -> None:
        hint = plain_texts(question.help)
        if hint and one["kind"] != "calculate":
            one["hint"] = hint
        if question.mandatory == "Y" and one["kind"] not in ("info", "calculate"):
            one["required"] = True
        attributes = question.attributes
        if "options" in one and (attributes.get("random_order") == "1" or attributes.get("answer_order") == "random"):
            one["random_order"] = True
        if (question.default and "options" in one and any(o["code"] == question.default for o in one["options"])) or (
            question.default and one["kind"] in ("text_short", "text_long", "number")
        ):
            one["default"] = question.default
        tree = self._expression(question.relevance, "relevant")
        if tree is not None:
            one["show_if"] = {"expression": as_expression(tree)}
        elif _says_something(question.relevance):
            self.report.change(question.place, _condition_lost(question.relevance))
        if attributes.get("hidden") == "1" and one["kind"] != "calculate":
            one["show_if"] = {"expression": "false()"}
            self.report.change(question.place, _("The question is hidden and is asked of nobody here, too."))
        if question.pattern and one["kind"] in ("text_short", "text_long", "number"):
            self._pattern(question, one)

    def _pattern(self, question: LimeQuestion, one: Json) -> None:
        """Between slashes; without ^ and $ it may stand anywhere in the answer."""
        found = re.fullmatch(r"/(.*)/[a-z]*", question.pattern.strip(), re.DOTALL)
        pattern = found[1] if found else question.pattern
        if not (pattern.startswith("^") and pattern.endswith("$")):
            pattern = f".*({pattern}).*"
        quote = '"' if "'" in pattern else "'"
        try:
            tree = parse(f"regex(., {quote}{pattern}{quote})").tree
        except LogicError:
            self.report.change(
                question.place,
                _("The pattern “%(pattern)s” has no counterpart; every answer is taken.")
                % {"pattern": question.pattern},
            )
        else:
            one["constraint"] = {"expression": as_expression(tree)}

    def _equation(self, question: LimeQuestion, made: Made) -> None:
        one = made.questions[0]
        text = next(iter(question.text.values()), "") or question.attributes.get("equation", "")
        whole = WHOLE_TEXT.match(" ".join(re.sub(r"<[^>]*>", "", text).split()))
        tree = self._expression(question.attributes.get("equation", "") or (whole[1] if whole else ""), "calculation")
        if tree is None or one["kind"] != "calculate":
            one["kind"] = "info"
            self.report.change(question.place, _("The calculation has no counterpart; its text stands there to read."))
            return
        one["calculation"] = {"expression": as_expression(tree)}

    def _expression(self, text: str, part: str) -> Expression | None:
        if not _says_something(text):
            return None
        tree = translated(text.strip().removeprefix("{").removesuffix("}"), self.names.find)
        refused = FLEETING if part == "relevant" else CLOCK
        if tree is None or any(isinstance(one, Call) and one.name in refused for one in every_part(tree)):
            return None
        return tree

    def _lost(self, question: LimeQuestion) -> None:
        for name in MEANS_SOMETHING:
            if question.attributes.get(name) not in (None, "", "0", "N"):
                self.report.change(
                    question.place, _("The setting “%(name)s” has no counterpart and was left out.") % {"name": name}
                )
        if question.mandatory == "S":
            self.report.change(question.place, _("“Soft mandatory” became voluntary."))
        looks = [name for name in LOOKS if question.attributes.get(name) not in (None, "", "0", "N")]
        if looks:
            self.report.change(
                question.place, _("How the question looks (%(names)s) is not taken over.") % {"names": ", ".join(looks)}
            )


def numbered(number: int, languages: list[str]) -> Texts:
    return {code: f"Seite {number}" if code == "de" else f"Page {number}" for code in languages}


def _says_something(expression: str) -> bool:
    return expression.strip() not in ("", "1")


def _condition_lost(expression: str) -> str:
    return _("The condition “%(text)s” has no counterpart; this is asked of everybody.") % {"text": expression[:200]}
