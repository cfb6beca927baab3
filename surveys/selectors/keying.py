"""Which stacks of forms are there, and what is to be done with the forms of one?"""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from participation.texts import localized
from surveys.definition import Question
from surveys.definition.paper import numbers_on_paper, on_paper
from surveys.keying import Difference, compare, sample_size
from surveys.languages import named
from surveys.models import FormStack, KeyedForm, Survey, SurveyVersion
from surveys.questiontypes import kind_of
from surveys.selectors.versions import definition_of


@dataclass(frozen=True, slots=True)
class Row:
    """`drawn`: waits for its second entry. `unsettled`: two entries differ."""

    form: KeyedForm
    filled: bool
    drawn: bool
    unsettled: bool


@dataclass(frozen=True, slots=True)
class DifferenceInWords:
    number: int
    question: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class PrintedVersion:
    """`languages`: those in which its form can be printed again, code and name."""

    version: SurveyVersion
    languages: list[tuple[str, str]]


def printed_versions(survey: Survey) -> list[PrintedVersion]:
    """The newest first: forms on paper may have been printed from each. One query, without what they ask."""
    rows = survey.versions.defer("definition").annotate(spoken=F("definition__languages")).order_by("-number")
    return [PrintedVersion(row, named(row.spoken)) for row in rows]


def stacks_of(survey: Survey) -> QuerySet[FormStack]:
    """Newest first, with the number of their forms and the version that stands on them."""
    found = FormStack.objects.filter(survey=survey).select_related("opened_by", "version").defer("version__definition")
    return found.annotate(waiting=Count("forms", filter=~Q(forms__answers={})))


def rows_of(stack: FormStack) -> list[Row]:
    """The forms of an open stack, newest first. Who is compared was drawn by lot when the form was taken."""
    forms = list(stack.forms.select_related("entered_by", "second_by"))
    filled = [form for form in forms if form.answers]
    lots = sorted(filled, key=lambda form: form.submission_key)[: sample_size(len(filled))]
    drawn = {form.pk for form in lots if not form.compared and form.second is None}
    return [Row(form, bool(form.answers), form.pk in drawn, form.second is not None) for form in reversed(forms)]


def is_locked_elsewhere(stack: FormStack, number: str) -> bool:
    found = KeyedForm.objects.filter(stack__survey_id=stack.survey_id, stack__closed_on__isnull=True, number=number)
    return found.exclude(stack=stack).exists()


def waits_to_count(survey: Survey) -> bool:
    return KeyedForm.objects.filter(stack__survey=survey).exists()


def filled_forms_wait(survey: Survey) -> bool:
    """Empty ones stay empty once the days for paper are over."""
    return KeyedForm.objects.filter(stack__survey=survey).exclude(answers={}).exists()


def differences_of(form: KeyedForm, language: str) -> list[DifferenceInWords]:
    """The two entries side by side, in the words of the survey."""
    if form.second is None:
        return []
    definition = on_paper(definition_of(form.stack.version))
    numbers = numbers_on_paper(definition)
    second = form.second
    found = compare(list(definition.questions()), form.answers, second)
    return [
        DifferenceInWords(
            numbers.get(question.code, 0),
            localized(question.text, language),
            _in_words(question, form.answers, language),
            _in_words(question, second, language),
        )
        for question in _each_once(found)
    ]


def _each_once(found: list[Difference]) -> list[Question]:
    return list({one.question.code: one.question for one in found}.values())


def _in_words(question: Question, answers: dict[str, object], language: str) -> str:
    return "; ".join(kind_of(question).display(question, answers, language)) or "–"
