"""What do rows and columns of exported figures mean: which question, which code has which words, which unit?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dashboards.exports.released import Released
from dashboards.panels.measure import Kind, Question
from dashboards.panels.panel import Panel
from dashboards.selectors.questions import pages_of
from participation.spreadsheets import harmless
from participation.workbooks import Cell

# The same in each language: programs read them. `what`: question, item, answer or column.
COLUMNS = ("survey", "panel", "what", "code", "text", "meaning")


def codebook_of(released: Released) -> Iterator[list[Cell]]:
    """Panel by panel: the question with items and answers by their codes in the survey, then the columns."""
    questions = _questions(released)
    for panel in released.panels:
        question = questions.get(_code_of(panel.key))
        if question:
            for line in _of_question(question):
                yield [released.slug, panel.key, *(harmless(word) for word in line)]
        for line in _of_columns(panel, question):
            yield [released.slug, panel.key, *(harmless(word) for word in line)]


def _questions(released: Released) -> dict[str, Question]:
    if released.survey is None:
        return {}
    return {question.code: question for _title, asked in pages_of(released.survey) for question in asked}


def _code_of(key: str) -> str:
    for before in ("people-", "gaps-", "quadrants-"):
        key = key.removeprefix(before)
    return key


def _of_question(question: Question) -> Iterator[tuple[str, str, str, str]]:
    kinds = _kinds()
    known_as = f" ({question.concept})" if question.concept else ""
    yield "question", question.code, question.text, kinds[question.kind] + known_as
    if len(question.measures) > 1:
        for measure in question.measures:
            yield "item", measure.key, measure.item, ""
    if question.kind is not Kind.ORDER:
        for option in question.options:
            yield "answer", option.code, option.text, _("counts as missing, not in the base") if option.missing else ""


def _of_columns(panel: Panel, question: Question | None) -> Iterator[tuple[str, str, str, str]]:
    if panel.table is None:
        return
    meanings = _meanings()
    answers = {option.text for option in question.options} if question else set()
    for column in panel.table.columns[1:]:
        meaning = meanings.get(column, "")
        if column in answers:
            meaning = _("how many people gave this answer")
        elif panel.key == "participation":
            meaning = _("how many contributions came this way")
        yield "column", "", column, meaning


def _kinds() -> dict[Kind, str]:
    return {
        Kind.SINGLE: _("one answer"),
        Kind.MULTIPLE: _("several answers possible"),
        Kind.SCALE: _("one scale, answers in order"),
        Kind.PAIR: _("importance and satisfaction, each from 1 to 5"),
        Kind.ORDER: _("answers put in order"),
        Kind.NUMBER: _("a number"),
        Kind.DAY: _("a day, counted by months"),
        Kind.TEXT: _("own words, counted by topic"),
    }


def _meanings() -> dict[str, str]:
    """Label of a column, as panels write it -> what it counts, and in which unit."""
    share = _("from 0 to 1, of all in the base")
    return {
        _("people"): _("how many people gave this answer"),
        _("share"): share,
        _("at least (95%)"): _("lower end of the interval, from 0 to 1 (Wilson, 95 percent)"),
        _("at most (95%)"): _("upper end of the interval, from 0 to 1 (Wilson, 95 percent)"),
        _("weighted share"): _("from 0 to 1, weighted by residents of the parts of the area"),
        _("from (modelled)"): _("lower end of the modelled range, from 0 to 1"),
        _("to (modelled)"): _("upper end of the modelled range, from 0 to 1"),
        _("importance"): _("mean from 1 to 5"),
        _("satisfaction"): _("mean from 1 to 5"),
        _("gap"): _("importance minus satisfaction, in points of the scale"),
        _("find it important"): _("chose 4 or 5, from 0 to 1"),
        _("are satisfied"): _("chose 4 or 5, from 0 to 1"),
        _("cannot judge"): _("could not judge one of both, from 0 to 1"),
        _("n"): _("base: how many people stand behind this row"),
        _("field"): _("the field of four that the topic lies in, as a word"),
        _("answers"): _("how many people of this group answered"),
        _("share of answers"): share,
        _("residents"): _("how many people live there, by the source that is named"),
        _("share of residents"): _("from 0 to 1, of all residents compared"),
        _("index"): _("share of answers divided by share of residents"),
        _("supports"): _("how many people support the idea"),
        _("possible places"): _("places that chance leaves open, as words"),
        _("points"): _("sum of points: the first place gives most, no place none"),
        _("mean place"): _("mean of the places given, 1 is the first"),
        _("first places"): _("how many people put it first"),
        _("value"): _("the figure that the row names"),
        _("cannot say"): _("how many people chose “cannot say”"),
        _("no answer"): _("how many people left it out"),
        _("praise"): _("how many of these answers have this tone"),
        _("problem"): _("how many of these answers have this tone"),
        _("proposal"): _("how many of these answers have this tone"),
        _("question"): _("how many of these answers have this tone"),
    }
