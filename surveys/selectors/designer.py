"""What does the designer show of a draft? The outline, one question, and what strikes the eye in it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participation.texts import Translations, localized
from surveys.definition import Definition, parse_definition
from surveys.definition.rules import parse_rule
from surveys.drafting.freezing import fill_texts
from surveys.drafting.inspection import NOT_ASKED, texts_of
from surveys.drafting.kinds import can_become
from surveys.drafting.tree import basket_of, pages_of, questions_of, rules_about
from surveys.drafting.wording import LONGEST_SENTENCE, longest
from surveys.languages import language_name
from surveys.models import Survey
from surveys.selectors.conditions import as_sentence
from surveys.selectors.findings import Place, findings
from surveys.selectors.open_surveys import minutes_for
from surveys.selectors.population import Fit, fit_of, population_for
from surveys.selectors.population_words import small_ones
from surveys.selectors.readings import open_remarks

KINDS: dict[str, tuple[str, str | Promise]] = {
    "single": ("choice", gettext_lazy("One answer")),
    "multi": ("list", gettext_lazy("Several answers")),
    "pick": ("list", gettext_lazy("The most important ones")),
    "scale": ("scale", gettext_lazy("A scale with words")),
    "matrix": ("matrix", gettext_lazy("A table of statements")),
    "matrix_pair": ("matrix", gettext_lazy("Importance and satisfaction")),
    "number": ("number", gettext_lazy("A number")),
    "text_short": ("text", gettext_lazy("A few words")),
    "text_long": ("text", gettext_lazy("Own words")),
    "text_or_drawing": ("text", gettext_lazy("Own words or a drawing")),
    "map_pin": ("place", gettext_lazy("Places")),
    "contact": ("mail", gettext_lazy("Contact details")),
    "consent": ("check", gettext_lazy("Consent")),
    "info": ("info", gettext_lazy("Information")),
    "ranking": ("list", gettext_lazy("An order of importance")),
    "slider": ("scale", gettext_lazy("A slider between two ends")),
    "date": ("calendar", gettext_lazy("A date")),
    "photo": ("camera", gettext_lazy("A photo")),
    "yes_no": ("check", gettext_lazy("Yes or no")),
    "calculate": ("number", gettext_lazy("Calculated value")),
}


@dataclass(frozen=True, slots=True)
class OutlineQuestion:
    """`number` is 0 for information, which is no question. `remarks`: how many of a colleague are open."""

    code: str
    number: int
    text: Translations
    icon: str
    kind: str | Promise
    condition: str
    strikes: bool
    remarks: int = 0


@dataclass(frozen=True, slots=True)
class OutlinePage:
    key: str
    number: int
    title: Translations
    questions: list[OutlineQuestion]
    condition: str


@dataclass(frozen=True, slots=True)
class Finding:
    good: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Designer:
    outline: list[OutlinePage]
    removed: list[OutlineQuestion]
    facts: str


def designer(survey: Survey) -> Designer:
    lines = _Lines(survey)
    outline = [lines.page(place, page) for place, page in enumerate(pages_of(survey.draft), start=1)]
    removed = [lines.question(entry["question"]) for entry in basket_of(survey.draft)]
    return Designer(outline, removed, _facts(survey, lines.definition))


def numbers_of(draft: dict[str, Any]) -> dict[str, int]:
    """Questions count up through the survey, information and calculated values do not."""
    asking = [question["code"] for question in questions_of(draft) if question["kind"] not in NOT_ASKED]
    return {code: number for number, code in enumerate(asking, start=1)}


class _Lines:
    """The outline says the same sentence about a condition as the question itself."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.numbers = numbers_of(survey.draft)
        self.definition = parse_definition(survey.draft)
        self.remarks = open_remarks(survey)
        self.striking = {place.code for place in findings(survey, self.definition, self.numbers)}

    def page(self, place: int, page: dict[str, Any]) -> OutlinePage:
        questions = [self.question(one) for one in page["questions"]]
        return OutlinePage(page["key"], place, page.get("title", {}), questions, self.condition(page))

    def question(self, question: dict[str, Any]) -> OutlineQuestion:
        icon, kind = KINDS[question["kind"]]
        return OutlineQuestion(
            code=question["code"],
            number=self.numbers.get(question["code"], 0),
            text=fill_texts(question.get("text", {}), self.survey.placeholders),
            icon=icon,
            kind=kind,
            condition=self.condition(question),
            strikes=question["code"] in self.striking,
            remarks=self.remarks[question["code"]],
        )

    def condition(self, part: dict[str, Any]) -> str:
        return as_sentence(parse_rule(part.get("show_if")), self.definition, self.numbers)


def _facts(survey: Survey, definition: Definition) -> str:
    count = len(numbers_of(survey.draft))
    takes = minutes_for(definition)
    questions = ngettext("%(count)s question", "%(count)s questions", count) % {"count": count}
    length = ngettext("about %(count)s minute", "about %(count)s minutes", takes) % {"count": takes}
    return f"{questions}, {length}"


@dataclass(frozen=True, slots=True)
class Shown:
    """One question in the middle of the designer; `scales` are the shared scales of a table, in words.

    `fit`: how it stands to the population table; `resembles`: only its words ask about the person.
    """

    code: str
    number: int
    kind_icon: str
    kind: str | Promise
    kind_key: str
    condition: str
    scales: list[str]
    findings: list[Finding]
    kinds: list[tuple[str, str | Promise]]
    page: OutlinePage
    is_first: bool
    is_last: bool
    fit: Fit | None
    resembles: bool

    @property
    def small(self) -> str:
        return small_ones(self.fit) if self.fit else ""


def shown_question(survey: Survey, code: str, outline: list[OutlinePage]) -> Shown:
    definition = parse_definition(survey.draft)
    numbers = numbers_of(survey.draft)
    data = next(question for question in questions_of(survey.draft) if question["code"] == code)
    order = [question["code"] for question in questions_of(survey.draft)]
    icon, kind = KINDS[data["kind"]]
    return Shown(
        code=code,
        number=numbers.get(code, 0),
        kind_icon=icon,
        kind=kind,
        kind_key=data["kind"],
        condition=as_sentence(parse_rule(data.get("show_if")), definition, numbers),
        scales=_scales(definition, code),
        findings=_findings(survey, data, findings(survey, definition, numbers)),
        kinds=[(one, KINDS[one][1]) for one in can_become(data)],
        page=next(page for page in outline if any(one.code == code for one in page.questions)),
        is_first=order[0] == code,
        is_last=order[-1] == code,
        fit=fit_of(data, population_for(survey)),
        resembles=not data.get("concept"),
    )


def _scales(definition: Definition, code: str) -> list[str]:
    question = definition.question(code)
    scales = question.scales if question else ()
    return [" · ".join(localized(point.text) for point in scale) for scale in scales]


def _findings(survey: Survey, data: dict[str, Any], places: list[Place]) -> list[Finding]:
    """What is good is said as well: otherwise nobody knows that it was looked at."""
    found = [Finding(good=False, sentence=place.sentence) for place in places if place.code == data["code"]]
    most = max((longest(text) for text in data.get("text", {}).values()), default=0)
    if data["kind"] != "info" and 0 < most <= LONGEST_SENTENCE:
        found.append(
            Finding(good=True, sentence=_("Short: no sentence has more than %(words)s words.") % {"words": most})
        )
    found += [_language(data, language) for language in survey.languages]
    depending = len(rules_about(survey.draft, data["code"]))
    if depending:
        sentence = ngettext(
            "Another question depends on it.", "%(count)s other questions or pages depend on it.", depending
        )
        found.append(Finding(good=True, sentence=sentence % {"count": depending}))
    return found


def _language(data: dict[str, Any], language: str) -> Finding:
    missing = sum(not text.get(language, "").strip() for text in texts_of(data))
    name = {"language": language_name(language)}
    if not missing:
        return Finding(good=True, sentence=_("%(language)s is complete.") % name)
    sentence = ngettext(
        "%(language)s is missing in one place.", "%(language)s is missing in %(count)s places.", missing
    )
    return Finding(good=False, sentence=sentence % (name | {"count": missing}))
