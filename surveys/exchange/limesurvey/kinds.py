"""Which of our questions does one of LimeSurvey's become? Some become several, and the report says so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition.document import Texts
from surveys.exchange.limesurvey.model import LimeQuestion, Part
from surveys.exchange.limesurvey.words import plain_texts
from surveys.exchange.report import Report
from surveys.exchange.xlsform.choices import OTHER_TEXT, option_code
from surveys.exchange.xlsform.languages import language_name
from surveys.questiontypes import KINDS

Json = dict[str, Any]
YES = {"de": "Ja", "en": "Yes", "fr": "Oui", "it": "Sì", "es": "Sí", "tr": "Evet", "pl": "Tak"}
NO = {"de": "Nein", "en": "No", "fr": "Non", "it": "No", "es": "No", "tr": "Hayır", "pl": "Nie"}
UNSURE = {"de": "Unsicher", "en": "Uncertain", "fr": "Indécis", "it": "Incerto"}
FEMALE = {"de": "Weiblich", "en": "Female", "fr": "Féminin", "it": "Femmina"}
MALE = {"de": "Männlich", "en": "Male", "fr": "Masculin", "it": "Maschio"}
MORE = {"de": "Mehr", "en": "Increase", "fr": "Augmenter", "it": "Aumentare"}
SAME = {"de": "Gleich", "en": "Same", "fr": "Sans changement", "it": "Uguale"}
LESS = {"de": "Weniger", "en": "Decrease", "fr": "Diminuer", "it": "Diminuire"}
COMMENT = {"de": "Kommentar", "en": "Comment", "fr": "Commentaire", "it": "Commento"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column of responses goes: the value of a question, a tick, a row, words beside an option, a rank."""

    code: str
    place: str = "value"
    part: str = ""


@dataclass(slots=True)
class Made:
    """`fields`: column of responses, without the numbers before it -> where it goes."""

    questions: list[Json] = field(default_factory=list)
    fields: dict[str, Target] = field(default_factory=dict)


class Maker:
    def __init__(self, question: LimeQuestion, code: str, languages: list[str], report: Report) -> None:
        self.question, self.code, self.languages, self.report = question, code, languages, report
        self.made = Made()
        self.text = plain_texts(question.text)

    def made_of(self) -> Made:
        make = MAKERS.get(self.question.type)
        if make is None:
            self._changed(
                _("“%(type)s” is a type of question that nobody knows here; words are asked for.")
                % {"type": self.question.type}
            )
            make = Maker.short_text
        make(self)
        return self.made

    def _changed(self, sentence: str) -> None:
        self.report.change(self.question.place, sentence)

    def add(self, kind: str, *, suffix: str = "", text: Texts | None = None, **parts: Any) -> Json:  # noqa: ANN401 (JSON)
        code = f"{self.code}_{suffix}" if suffix else self.code
        question: Json = {"code": code, "kind": kind, "text": text if text is not None else self.text, **parts}
        self.made.questions.append(question)
        return question

    def beside(self, part: Part) -> Texts:
        """The question with one of its rows, where a row becomes a question of its own."""
        row = plain_texts(part.text)
        return {
            code: " – ".join(one for one in (self.text.get(code, ""), row.get(code, "")) if one) or part.code
            for code in {**self.text, **row}
        }

    def everywhere(self, texts: Texts) -> Texts:
        return {code: texts.get(code, texts["en"]) for code in self.languages}

    def options(self, parts: list[Part]) -> list[Json]:
        made: list[Json] = [
            {"code": option_code(part.code), "text": plain_texts(part.text) or {self.languages[0]: part.code}}
            for part in parts
        ]
        alone = self.question.attributes.get("exclude_all_others", "").split(";")
        for option, part in zip(made, parts, strict=True):
            if part.code in alone:
                option["exclusive"] = True
        return made

    def other(self, options: list[Json]) -> None:
        if self.question.other:
            own = plain_texts(self.question.texts.get("other_replace_text", {}))
            options.append({"code": "other", "text": own or self.everywhere(OTHER_TEXT), "other": True})
            self.made.fields["other"] = Target(self.code, "other")

    # One method for each family of types.

    def list_of_answers(self) -> None:
        options = self.options(self.question.answers_of())
        self.made.fields[""] = Target(self.code)
        self.other(options)
        self.add("single", options=options)
        if self.question.type == "O":
            self._comment()

    def _comment(self) -> None:
        self._changed(_("The comment beside the answers became a question of its own."))
        self.add("text_long", suffix="comment", text=self.everywhere(COMMENT))
        self.made.fields["comment"] = Target(f"{self.code}_comment")

    def fixed_list(self) -> None:
        self.made.fields[""] = Target(self.code)
        self.add("scale" if self.question.type == "5" else "single", options=self._fixed())

    def _fixed(self) -> list[Json]:
        fixed: dict[str, list[tuple[str, Texts | None]]] = {
            "5": [(str(number), None) for number in range(1, 6)],
            "A": [(str(number), None) for number in range(1, 6)],
            "B": [(str(number), None) for number in range(1, 11)],
            "Y": [("Y", YES), ("N", NO)],
            "C": [("Y", YES), ("U", UNSURE), ("N", NO)],
            "G": [("F", FEMALE), ("M", MALE)],
            "E": [("I", MORE), ("S", SAME), ("D", LESS)],
        }
        return [
            {"code": code, "text": self.everywhere(text) if text else dict.fromkeys(self.languages, code)}
            for code, text in fixed[self.question.type]
        ]

    def several(self) -> None:
        options = self.options(self.question.parts_of())
        for part in self.question.parts_of():
            self.made.fields[part.code] = Target(self.code, "tick", option_code(part.code))
        self.other(options)
        question = self.add("multi", options=options)
        for attribute, limit in (("min_answers", "min_picks"), ("max_answers", "max_picks")):
            value = self.question.attributes.get(attribute, "")
            if value.isdigit() and int(value):
                question[limit] = int(value)
        if self.question.type == "P":
            self._comment()
            self._changed(_("One comment for all answers takes the place of one beside each."))

    def table(self) -> None:
        columns = self.question.answers_of() if self.question.type in ("F", "H") else []
        scale = self.options(columns) if self.question.type in ("F", "H") else self._fixed()
        self._matrix(scale, "", "")

    def _matrix(self, scale: list[Json], suffix: str, mark: str, text: Texts | None = None) -> None:
        rows = self.question.parts_of()
        code = f"{self.code}_{suffix}" if suffix else self.code
        items = [
            {"code": option_code(part.code), "text": plain_texts(part.text) or {self.languages[0]: part.code}}
            for part in rows
        ]
        self.add("matrix", suffix=suffix, text=text, items=items, scales=[scale])
        for part in rows:
            self.made.fields[f"{part.code}{mark}"] = Target(code, "row", option_code(part.code))

    def dual_scale(self) -> None:
        self._changed(_("A table with two scales became two tables."))
        for number, header in enumerate(("dualscale_headerA", "dualscale_headerB")):
            name = plain_texts(self.question.texts.get(header, {}))
            own = self.question.attributes.get(header, "")
            text = {
                code: " – ".join(part for part in (words, name.get(code, own)) if part)
                for code, words in self.text.items()
            }
            self._matrix(self.options(self.question.answers_of(number)), str(number + 1), f"#{number}", text or None)

    def cells(self) -> None:
        """A table to write into: a question for each cell, or a choice for each row where only ticks are wanted."""
        columns = self.question.parts_of(1)
        if self.question.type == ":" and self.question.attributes.get("multiflexible_checkbox") == "1":
            self._changed(_("Each row of the table became a question with several answers."))
            for row in self.question.parts_of():
                self.add("multi", suffix=row.code, text=self.beside(row), options=self.options(columns))
                for column in columns:
                    self.made.fields[f"{row.code}_{column.code}"] = Target(
                        f"{self.code}_{row.code}", "tick", option_code(column.code)
                    )
            return
        self._changed(_("Each cell of the table became a question."))
        kind = "number" if self.question.type == ":" else "text_short"
        for row in self.question.parts_of():
            for column in columns:
                suffix = f"{row.code}_{column.code}"
                text = {
                    code: f"{words} – {plain_texts(column.text).get(code, column.code)}"
                    for code, words in self.beside(row).items()
                }
                self.add(kind, suffix=suffix, text=text)
                self.made.fields[suffix] = Target(f"{self.code}_{suffix}")

    def several_fields(self) -> None:
        kind = "number" if self.question.type == "K" else "text_short"
        self._changed(_("Each field became a question of its own."))
        for part in self.question.parts_of():
            self._limits(
                self.add(kind, suffix=part.code, text=self.beside(part)), ("min_num_value_n", "max_num_value_n")
            )
            self.made.fields[part.code] = Target(f"{self.code}_{part.code}")

    def number(self) -> None:
        question = self.add("number")
        self._limits(question, ("min_num_value_n", "max_num_value_n"))
        if self.question.attributes.get("num_value_int_only") == "1":
            question["step"] = 1
        self.made.fields[""] = Target(self.code)

    def _limits(self, question: Json, names: tuple[str, str]) -> None:
        for name, limit in zip(names, ("min_value", "max_value"), strict=True):
            try:
                value = float(self.question.attributes.get(name, ""))
            except ValueError:
                continue
            if question["kind"] == "number" and abs(value) < 1e12:  # noqa: PLR2004 (what a number can be here)
                question[limit] = value

    def short_text(self) -> None:
        self.add("text_short")
        self.made.fields[""] = Target(self.code)

    def long_text(self) -> None:
        self.add("text_long")
        self.made.fields[""] = Target(self.code)

    def information(self) -> None:
        self.add("info")

    def date(self) -> None:
        if "date" in KINDS:
            self.add("date")
        else:
            self._changed(_("The day is asked for in words."))
            self.add("text_short")
        self.made.fields[""] = Target(self.code)

    def upload(self) -> None:
        kinds = self.question.attributes.get("allowed_filetypes", "").lower()
        if "photo" in KINDS and any(one in kinds for one in ("png", "jpg", "jpeg", "gif")):
            self._changed(_("A photo can be sent; other files cannot."))
            self.add("photo")
        else:
            self._changed(_("Files cannot be sent; words are asked for instead."))
            self.add("text_long")

    def order(self) -> None:
        options = self.options(self.question.answers_of() or self.question.parts_of())
        if "ranking" in KINDS:
            self.add("ranking", options=options)
        else:
            self._changed(_("The order became a choice of what matters most."))
            most = self.question.attributes.get("max_answers") or self.question.attributes.get("max_subquestions", "")
            question = self.add("pick", options=options)
            if most.isdigit() and int(most):
                question["max_picks"] = int(most)
        for place in range(1, len(options) + 1):
            self.made.fields[str(place)] = Target(self.code, "rank", str(place))

    def language(self) -> None:
        self._changed(_("The language of the page is chosen above it; this only asks which one somebody speaks."))
        options = [
            {"code": code, "text": {one: language_name(code) for one in self.languages}} for code in self.languages
        ]
        self.add("single", options=options)
        self.made.fields[""] = Target(self.code)

    def equation(self) -> None:
        """The expression stands in the text; `reading` translates it."""
        self.add("calculate" if "calculate" in KINDS else "info")


MAKERS: dict[str, Callable[[Maker], None]] = {
    **dict.fromkeys(("L", "!", "O"), Maker.list_of_answers),
    **dict.fromkeys(("5", "Y", "G"), Maker.fixed_list),
    **dict.fromkeys(("M", "P"), Maker.several),
    **dict.fromkeys(("A", "B", "C", "E", "F", "H"), Maker.table),
    "1": Maker.dual_scale,
    **dict.fromkeys((":", ";"), Maker.cells),
    **dict.fromkeys(("K", "Q"), Maker.several_fields),
    "N": Maker.number,
    "S": Maker.short_text,
    **dict.fromkeys(("T", "U"), Maker.long_text),
    "X": Maker.information,
    "D": Maker.date,
    "|": Maker.upload,
    "R": Maker.order,
    "I": Maker.language,
    "*": Maker.equation,
}
