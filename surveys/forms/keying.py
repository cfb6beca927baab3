"""How is a form named by who keys it in, and how do its questions lie before them, all at once?"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.channels import STAFF_CHANNELS
from participation.eligibility.code_format import Code, read_code
from participation.slip_numbers import read_number
from participation.texts import localized
from surveys.definition import Answers, Definition, Page
from surveys.definition.paper import condition_of, numbers_on_paper
from surveys.forms.asked import Asked, Problem, asked_questions
from surveys.logic import as_json
from surveys.selectors.phone import how_to_ask

TYPED = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class OpenStackForm(forms.Form):
    """`versions`: number and words, the newest first. With a single one nobody has to choose."""

    channel = forms.ChoiceField(
        label=_("How did the answers reach you?"),
        choices=[(channel.value, channel.label) for channel in STAFF_CHANNELS],
        widget=forms.RadioSelect,
        initial=STAFF_CHANNELS[0].value,
    )

    def __init__(self, data: object = None, *, versions: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # request.POST or None
        if len(versions) > 1:
            self.fields["version"] = forms.TypedChoiceField(
                label=_("Which version stands on the forms?"),
                help_text=_("It is printed at the top, beside the number. Other versions go on a stack of their own."),
                choices=[(str(number), words) for number, words in versions],
                coerce=int,
                initial=str(versions[0][0]),
            )


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("Number on the form"),
        max_length=40,
        help_text=_("No number yet? Write one on the form first. Never a name."),
        error_messages={"required": _("Type the number that stands on the form.")},
        widget=forms.TextInput(attrs=TYPED),
    )

    def clean_number(self) -> str:
        number = read_number(self.cleaned_data["number"])
        if number is None:
            raise forms.ValidationError(
                _("This is no number of a form. It has one to six digits and at most four letters."), code="number"
            )
        return number


class CodeForm(forms.Form):
    """Where each person has a code, the form carries it: the same person cannot answer online as well."""

    code = forms.CharField(
        label=_("Access code on the form"),
        max_length=60,
        help_text=_("Sixteen letters and digits. Capitals and hyphens do not matter."),
        widget=forms.TextInput(attrs=TYPED),
    )

    def clean_code(self) -> Code:
        code = read_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(_("There is a typing error in the code. Please compare it with the form."))
        return code


@dataclass(frozen=True, slots=True)
class Numbered:
    """`how`: what somebody does who asks it on the telephone."""

    number: int
    asked: Asked
    how: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the survey as it lies on the table."""

    title: str
    questions: tuple[Numbered, ...]


def sheets_of(
    definition: Definition, answers: Answers, language: str, errors: Mapping[str, str] | None = None
) -> list[Sheet]:
    numbers = numbers_on_paper(definition)
    sheets = [
        Sheet(localized(page.title, language), _numbered(page, answers, language, errors or {}, numbers))
        for page in definition.pages
    ]
    return [sheet for sheet in sheets if sheet.questions]


def _numbered(
    page: Page, answers: Answers, language: str, errors: Mapping[str, str], numbers: Mapping[str, int]
) -> tuple[Numbered, ...]:
    """Nothing is left out: which questions are skipped, the script says, and in the end the server."""
    found = []
    for asked in asked_questions([q for q in page.questions if q.code in numbers], answers, language, errors):
        rule = condition_of(page, asked.question)
        written = json.dumps(as_json(rule), separators=(",", ":")) if rule else ""
        found.append(Numbered(numbers[asked.question.code], replace(asked, rule=written), how_to_ask(asked.question)))
    return tuple(found)


def problems_of(sheets: list[Sheet]) -> list[Problem]:
    return [problem for sheet in sheets for one in sheet.questions for problem in one.asked.problems]
