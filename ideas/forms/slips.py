"""Is what staff type for a slip well formed: its number, the ideas on it, where the person lives?"""

import re
import uuid
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ideas.selectors.surroundings import Surroundings
from participation.channels import STAFF_CHANNELS, Channel
from participation.slip_numbers import read_number

LONGEST_TYPED, MOST_IDEAS = 200, 500
_NUMBERS = re.compile(r"[0-9\s,;./+&#-]+", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,12}", re.ASCII)


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("Number on the slip"),
        max_length=40,
        help_text=_("For example 127 or A-17. Never a name or a telephone number."),
        error_messages={"required": _("Type the number of the slip, or let us give one.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        # With errors the summary above takes the focus.
        self.fields["number"].widget.attrs["autofocus"] = not self.is_bound

    def clean_number(self) -> str:
        number = read_number(self.cleaned_data["number"])
        if number is None:
            raise forms.ValidationError(
                _("This is no number of a slip. It has one to six digits and at most four letters."), code="number"
            )
        return number


@dataclass(frozen=True, slots=True)
class Typed:
    """Numbers, or words to search for."""

    numbers: tuple[int, ...] = ()
    words: str = ""


def read_typed(text: str) -> Typed:
    text = " ".join(text.replace("\x00", "").split())[:LONGEST_TYPED]
    if _NUMBERS.fullmatch(text) and (numbers := _NUMBER.findall(text)):
        return Typed(numbers=tuple(dict.fromkeys(map(int, numbers))))
    return Typed(words=text)


class Ticks(forms.Field):
    """Numbers of ideas from check boxes; what is no number came from no box of ours."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> tuple[int, ...]:  # noqa: ANN401 (what the browser sent)
        return tuple(int(text) for text in list(value or [])[:MOST_IDEAS] if _NUMBER.fullmatch(str(text)))


class SlipForm(NumberForm):
    """The second page. `seen` is the entry that staff looked at."""

    key = forms.UUIDField(initial=uuid.uuid4)
    seen = forms.IntegerField(min_value=0, max_value=2**62, initial=0)
    channel = forms.ChoiceField(choices=[(channel.value, channel.label) for channel in STAFF_CHANNELS])
    part = forms.ChoiceField(required=False)
    idea = Ticks(required=False)
    typed = forms.CharField(required=False, max_length=LONGEST_TYPED)

    def __init__(self, *args: Any, around: Surroundings, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", ""), *((part.slug, part.name) for part in around.parts)]  # type: ignore[attr-defined]  # a ChoiceField


@dataclass(slots=True)
class Sheet:
    """What is on the screen for one slip, between two presses."""

    number: str
    channel: Channel
    key: uuid.UUID = field(default_factory=uuid.uuid4)
    seen: int = 0
    part: str = ""
    chosen: set[int] = field(default_factory=set)
    typed: str = ""
