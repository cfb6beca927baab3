"""What does somebody send from the coding desk: codes, tone, words to hide, entries of the codebook?"""

from collections.abc import Sequence
from typing import Any, TypedDict

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.coding_rules import Part
from surveys.models import Coding
from surveys.selectors.codebook import Heading

NAME, KEYWORDS = 80, 400
SUPPRESSED = {"autocomplete": "off"}


class CodingForm(forms.Form):
    """`seen`: the revision that the page showed. A new code is made and given with one press."""

    antwort = forms.UUIDField()
    teil = forms.TypedChoiceField(choices=Part.choices, coerce=lambda value: Part(int(value)), required=False)
    seen = forms.IntegerField(min_value=0)
    codes = forms.TypedMultipleChoiceField(coerce=int, required=False)
    tone = forms.ChoiceField(choices=Coding.Tone.choices, required=False)
    new_name = forms.CharField(max_length=NAME, required=False)
    new_below = forms.TypedChoiceField(coerce=int, empty_value=None, required=False)

    def __init__(self, data: Any, codebook: Sequence[Heading]) -> None:  # noqa: ANN401
        super().__init__(data)
        entries = [(one.id, one.name) for heading in codebook for one in heading.entries]
        headings = [(one.entry.id, one.entry.name) for one in codebook]
        self.fields["codes"].choices = entries  # type: ignore[attr-defined]
        self.fields["new_below"].choices = [("", ""), *headings]  # type: ignore[attr-defined]

    def clean_teil(self) -> Part:
        return self.cleaned_data["teil"] or Part.FIRST

    def clean_new_name(self) -> str:
        return " ".join(self.cleaned_data["new_name"].split())


class Written(TypedDict):
    name: str
    keywords: str


class CodeForm(forms.Form):
    name = forms.CharField(label=_("Name of the code"), max_length=NAME, widget=forms.TextInput(attrs=SUPPRESSED))
    keywords = forms.CharField(
        label=_("Words that suggest it"),
        help_text=_("With commas between them: bench, seat. Endings do not matter."),
        max_length=KEYWORDS,
        required=False,
        widget=forms.TextInput(attrs=SUPPRESSED),
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def entry(self) -> Written:
        return {"name": self.cleaned_data["name"], "keywords": self.cleaned_data["keywords"]}


class NewCodeForm(CodeForm):
    below = forms.TypedChoiceField(label=_("Below which heading?"), coerce=int, empty_value=None, required=False)

    field_order = ("below", "name", "keywords")

    def __init__(self, data: Any, codebook: Sequence[Heading]) -> None:  # noqa: ANN401
        super().__init__(data)
        headings = [(one.entry.id, one.entry.name) for one in codebook]
        self.fields["below"].choices = [("", _("a heading of its own")), *headings]  # type: ignore[attr-defined]


class QuoteForm(forms.Form):
    words = forms.CharField(
        label=_("The quote"),
        help_text=_("Leave out the beginning or the end. The words between stay as they are."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class HideForm(forms.Form):
    """`likely` are offered, anything else is copied from the answer."""

    likely = forms.MultipleChoiceField(
        label=_("This may name somebody"), widget=forms.CheckboxSelectMultiple, required=False
    )
    other = forms.CharField(
        label=_("Other words to hide"),
        help_text=_("As they stand in the answer; several with a comma between them."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs=SUPPRESSED),
    )

    def __init__(self, data: Any, likely: Sequence[str]) -> None:  # noqa: ANN401
        super().__init__(data, initial={"likely": list(likely)})
        self.fields["likely"].choices = [(one, one) for one in likely]  # type: ignore[attr-defined]
        if not likely:
            del self.fields["likely"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.parts():
            self.add_error("other", _("Which words? Tick some or copy them from the answer."))
        return cleaned

    def parts(self) -> list[str]:
        typed = [part.strip() for part in self.cleaned_data.get("other", "").split(",")]
        return [*self.cleaned_data.get("likely", []), *(part for part in typed if part)]
