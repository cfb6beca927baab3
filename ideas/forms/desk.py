"""Is what the desk enters well formed: a reason, a status, an answer?"""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.forms.texts import Line, Paragraphs
from ideas.models import Idea

MISSING = {"required": _("Something is missing here.")}


class RejectForm(forms.Form):
    prefix = "ablehnen"
    reason = Line(
        label=_("Why is it not published?"),
        max_length=500,
        help_text=_("Whoever wrote the idea reads this sentence. For example: it names a person."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StatusForm(forms.Form):
    prefix = "stand"
    status = forms.ChoiceField(label=_("New status"), choices=Idea.Status.choices, error_messages=MISSING)
    reason = Line(
        label=_("Why, in one sentence"),
        max_length=500,
        help_text=_("It stands in the public timeline."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = forms.DateField(
        label=_("Next news by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as 31.05.2026.")},
    )

    def clean_due_on(self) -> Any:  # noqa: ANN401 (a day or nothing)
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose one that comes."), code="past")
        return due_on


class AnswerForm(forms.Form):
    prefix = "antwort"
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    office = Line(label=_("Office that answers"), max_length=120, error_messages=MISSING)
    text = Paragraphs(
        label=_("Answer"),
        max_length=5000,
        help_text=_("Begin with the result in one short sentence. Then say why, and what comes next."),
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
