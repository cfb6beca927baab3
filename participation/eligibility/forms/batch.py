"""Is it clear how many codes are made, for what, and how they are printed?"""

import uuid
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from participation.eligibility.models import CodeBatch
from participation.eligibility.services.codes import BatchFacts

# Hashing and drawing take some seconds for so many; the print shop gets a file for more (docs/operations.md).
MOST_ON_PAPER = 300


class Layout(TextChoices):
    LETTERS = "letters", _("one letter on each page, for window envelopes")
    SLIPS = "slips", _("eight slips on a page, to cut out")


class Language(TextChoices):
    GERMAN = "de", _("German")
    ENGLISH = "en", _("English")
    BOTH = "de en", _("German and English")


class BatchForm(forms.Form):
    number = forms.IntegerField(
        label=_("How many codes?"),
        min_value=1,
        max_value=MOST_ON_PAPER,
        help_text=_("Up to 300 at once. For more, the print shop gets a file."),
        error_messages={"max_value": _("Up to 300 at once. Make several batches, or ask whoever runs the server.")},
    )
    label = forms.CharField(
        label=_("Label of the batch"),
        max_length=80,
        required=False,
        help_text=_("Only for you. For example: Oberer Anger, May."),
    )
    purpose = forms.ChoiceField(
        label=_("What are they for?"),
        choices=CodeBatch.Purpose.choices,
        initial=CodeBatch.Purpose.POST,
        widget=forms.RadioSelect,
    )
    layout = forms.ChoiceField(
        label=_("How are they printed?"), choices=Layout.choices, initial=Layout.LETTERS, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("In which language?"), choices=Language.choices, initial=Language.BOTH, widget=forms.RadioSelect
    )
    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": "", "invalid": ""})

    def __init__(self, data: Any = None) -> None:  # noqa: ANN401 (what the request brings)
        super().__init__(data, initial={"key": uuid.uuid4()})

    def facts(self) -> BatchFacts:
        values = self.cleaned_data
        return BatchFacts(label=values["label"], purpose=values["purpose"], submission_key=values["key"])

    def languages(self) -> list[str]:
        return str(self.cleaned_data["language"]).split()


class EndBatchForm(forms.Form):
    """One small field in the row of each batch."""

    reason = forms.CharField(max_length=200)
