"""How does a survey become an XLSForm? Three sheets; read again they give the same survey, and the same sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from surveys.definition import Definition, Page, Question
from surveys.definition.document import Option, Texts
from surveys.exchange.report import Place, Report
from surveys.exchange.xlsform.choices import FLAGS
from surveys.exchange.xlsform.kinds import OWN_KIND
from surveys.exchange.xlsform.languages import language_name
from surveys.exchange.xlsform.lists import Lists, has_plain_other
from surveys.exchange.xlsform.logic import Names, Reader, both, changed
from surveys.exchange.xlsform.reading import NAME
from surveys.exchange.xlsform.tables import TABLE
from surveys.logic import Expression, as_expression
from surveys.logic.tree import Answer, Call, Chain, Minus, Number, Own, Text

Row = dict[str, str]
SINGLE, SEVERAL = ("single", "scale", "yes_no"), ("multi", "pick")
TYPES = {
    "text_short": "text",
    "text_long": "text",
    "text_or_drawing": "text",
    "number": "decimal",
    "slider": "range",
    "date": "date",
    "info": "note",
    "calculate": "calculate",
    "consent": "acknowledge",
    "photo": "image",
}
# Kinds that a form would read as another one; a column of our own keeps them.
KEPT = ("scale", "yes_no", "pick", "text_or_drawing")
AGREED = {"yes": "OK"}
SLIDER = (0, 10, 1)
SURVEY_COLUMNS = (
    "type name label hint required required_message relevant constraint constraint_message calculation default"
    " choice_filter appearance parameters"
)


@dataclass(slots=True)
class Written:
    """Sheets as tables, the head first."""

    sheets: list[tuple[str, list[list[str]]]] = field(default_factory=list)


def write_xlsform(definition: Definition, report: Report, *, form_id: str, version: str = "") -> Written:
    """`report` says what a form cannot hold."""
    writing = _Writing(definition, report)
    for page in definition.pages:
        writing.page(page)
    first = definition.languages[0]
    settings = {
        "form_title": definition.title.get(first) or next(iter(definition.title.values()), form_id),
        "form_id": form_id,
        "default_language": language_name(first),
    }
    if version:
        settings["version"] = version
    survey = _table(writing.rows, SURVEY_COLUMNS.split(), definition.languages, (OWN_KIND,))
    choices = _table(writing.lists.rows, ["list_name", "name", "label"], definition.languages, ())
    return Written([("survey", survey), ("choices", choices), ("settings", [list(settings), list(settings.values())])])


class _Writing:
    def __init__(self, definition: Definition, report: Report) -> None:
        self.languages, self.report = definition.languages, report
        self.lists = Lists(definition.languages)
        self.rows: list[Row] = []
        codes = {question.code for question in definition.questions()}
        self.renamed = {code: f"q_{code}" for code in codes if not NAME.match(code)}
        agreed = {question.code: AGREED for question in definition.questions() if question.kind == "consent"}
        self.reader = Reader(Names(answers=agreed), report)

    def page(self, page: Page) -> None:
        self.rows.append({"type": "begin_group", "name": page.key} | self._texts("label", page.title))
        if page.show_if is not None:
            self.rows[-1]["relevant"] = self._expression(page.show_if)
        if page.intro:
            self.rows.append({"type": "note", "name": f"{page.key}_intro"} | self._texts("label", page.intro))
        for question in page.questions:
            self._question(question)
        self.rows.append({"type": "end_group"})

    def _question(self, question: Question) -> None:
        place = Place("survey", 0, "", question.code)
        if question.store or question.kind in ("contact", "matrix_pair", "map_pin"):
            self._without_counterpart(question, place)
        elif question.kind == "matrix":
            self._table(question, question.scales[0], place)
        else:
            self._row(question, place)

    def _without_counterpart(self, question: Question, place: Place) -> None:
        if question.store:
            self.report.change(
                place, _("Contacts are kept apart here; a form would join them to the answers. Left out.")
            )
        elif question.kind == "map_pin":
            self.report.change(place, _("Places became one question in words."))
            self.rows.append(self._head(question, "text") | {"appearance": "multiline"})
        else:
            self.report.change(place, _("Importance and satisfaction became two tables."))
            for number, scale in enumerate(question.scales, start=1):
                self._table(question, scale, place, f"_{number}")

    def _table(self, question: Question, scale: tuple[Option, ...], place: Place, suffix: str = "") -> None:
        """A group that KoboToolbox and ODK show as a table; each row is a question with its name in front."""
        answers = self.lists.name_for(scale, f"{question.code}{suffix}")
        head = self._asked(question, "begin_group")
        head["name"] += suffix
        self.rows.append(head | {"appearance": TABLE})
        for item in question.items:
            row = {"type": f"select_one {answers}", "name": f"{head['name']}_{item.code}"}
            self.rows.append(row | self._texts("label", item.text) | self._need(question))
        self.rows.append({"type": "end_group"})
        if any(item.group for item in question.items):
            self.report.change(place, _("Headings between the rows of a table have no place in a form."))
        self._tell(question, place)

    def _asked(self, question: Question, type_: str) -> Row:
        name = self.renamed.get(question.code, question.code)
        row = {"type": type_, "name": name} | self._texts("label", question.text) | self._texts("hint", question.hint)
        if question.show_if is not None:
            row["relevant"] = self._expression(question.show_if)
        return row

    def _need(self, question: Question) -> Row:
        row: Row = {}
        if question.required or question.required_if is not None:
            row["required"] = "yes" if question.required_if is None else self._expression(question.required_if)
        return row | self._texts("required_message", question.required_text)

    def _head(self, question: Question, type_: str) -> Row:
        return self._asked(question, type_) | self._need(question)

    def _row(self, question: Question, place: Place) -> None:
        row = self._head(question, self._type(question, place))
        limits = both(_limits(question), question.constraint)
        if limits is not None:
            row["constraint"] = self._expression(limits, question.code)
        row |= self._texts("constraint_message", question.constraint_text)
        if question.calculation is not None:
            row["calculation"] = self._expression(question.calculation)
        if question.choice_filter is not None:
            row["choice_filter"] = self._expression(question.choice_filter)
        if question.default is not None:
            row["default"] = self._default(question.default)
        if question.kind == "text_long":
            row["appearance"] = "multiline"
        if question.kind in KEPT:
            row[OWN_KIND] = question.kind
        parameters = _parameters(question)
        if parameters:
            row["parameters"] = parameters
        self._tell(question, place)
        self.rows.append(row)

    def _type(self, question: Question, place: Place) -> str:
        if question.kind not in (*SINGLE, *SEVERAL, "ranking"):
            return "integer" if question.kind == "number" and question.step == 1 else TYPES[question.kind]
        options = question.options
        other = question.kind != "ranking" and has_plain_other(question, self.languages)
        name = self.lists.name_for(options[:-1] if other else options, question.code)
        if question.has_other and not other:
            self.report.change(place, _("Other programs do not ask for the words beside an answer."))
        word = "rank" if question.kind == "ranking" else "select_one" if question.kind in SINGLE else "select_multiple"
        return f"{word} {name}{' or_other' if other else ''}"

    def _default(self, default: Expression) -> str:
        if isinstance(default, Text) and "${" not in default.value and "(" not in default.value:
            return default.value
        return self._expression(default)

    def _expression(self, tree: Expression, own: str = "") -> str:
        tree = self.reader.with_codes(tree, own)

        def named(part: Expression) -> Expression:
            return Answer(self.renamed[part.name]) if isinstance(part, Answer) and part.name in self.renamed else part

        return as_expression(changed(tree, named))

    def _texts(self, column: str, texts: Texts) -> Row:
        return {f"{column}::{language_name(code)}": texts[code] for code in self.languages if texts.get(code)}

    def _tell(self, question: Question, place: Place) -> None:
        if question.code in self.renamed:
            self.report.change(
                place,
                _("The name “%(name)s” became “%(code)s”.")
                % {"name": question.code, "code": self.renamed[question.code]},
            )
        if question.low_text or question.high_text:
            self.report.change(place, _("The words at the ends of the scale have no place in a form."))
        if question.plain:
            self.report.change(place, _("The text in plain language has no place in a form."))


def _limits(question: Question) -> Expression | None:
    """What a form must check itself, because it knows limits only as checks."""
    found: Expression | None = None
    if question.kind == "number":
        for sign, value in ((">=", question.min_value), ("<=", question.max_value)):
            if value is not None:
                found = both(found, _compared(Own(), sign, value))
    picks = Call("count-selected", (Own(),))
    if question.kind in SEVERAL:
        for sign, many in ((">=", question.min_picks), ("<=", question.max_picks)):
            if many:
                found = both(found, _compared(picks, sign, many))
    return found


def _compared(left: Expression, sign: str, value: float) -> Expression:
    size: Expression = Number(abs(float(value)))
    return Chain(left, ((sign, Minus(size) if value < 0 else size),))


def _parameters(question: Question) -> str:
    if question.kind == "slider":
        low = SLIDER[0] if question.min_value is None else question.min_value
        high = question.max_value if question.max_value is not None else max(SLIDER[1], low + SLIDER[1])
        return f"start={low:g} end={high:g} step={question.step or SLIDER[2]:g}"
    return "randomize=true" if question.random_order and question.options else ""


def _table(rows: list[Row], columns: list[str], languages: Sequence[str], last: Sequence[str]) -> list[list[str]]:
    """Columns that hold something; translated ones beside each other, those of answers' attributes after them."""
    used = {key for row in rows for key in row}
    heads: list[str] = []
    for column in columns:
        heads += [head for code in languages if (head := f"{column}::{language_name(code)}") in used]
        if column in used:
            heads.append(column)
    heads += sorted(used - set(heads) - {*last, FLAGS}) + [head for head in (*last, FLAGS) if head in used]
    heads = heads or columns
    return [heads, *([row.get(head, "") for head in heads] for row in rows)]
