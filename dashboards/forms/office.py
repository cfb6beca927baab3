"""Are a question to an office, its answer, and a note that sends it back well formed?"""

import uuid
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.decisions.services.asking import Answered, Asked
from participation.web.days import Day


def plain_lines(text: str) -> str:
    """Browsers end lines in two signs; what was read is compared with what is stored."""
    return text.replace("\r\n", "\n").strip()


class AskForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    question = forms.CharField(
        label=_("What do you want to know?"),
        help_text=_("One question. For example: Can the kerb be lowered, until when, and what does it cost?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    office = forms.CharField(label=_("Which office?"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address of the office"), help_text=_("It gets a link. It needs no account.")
    )
    due_on = Day(label=_("Answer by"))

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose one that comes."), code="past")
        return day

    def asked(self, about: str) -> Asked:
        facts = self.cleaned_data
        return Asked(about[:300], facts["question"], facts["office"], facts["email"], facts["due_on"])


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("In plain words. The neighbourhood office reads it first, then everybody."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    reason = forms.CharField(label=_("Why"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    signed = forms.CharField(
        label=_("Your name and function"), help_text=_("It stands under the answer."), max_length=120
    )

    def answered(self) -> Answered:
        return Answered(**{name: plain_lines(self.cleaned_data[name]) for name in self.fields})


class SendBackForm(forms.Form):
    note = forms.CharField(label=_("What is missing?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "data-from-hash": "", "spellcheck": "false"}),
    )
