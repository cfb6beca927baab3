"""Is the decision well formed?"""

import uuid
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dashboards.forms.texts import as_entered
from dashboards.services.deciding import Verdict
from participation.decisions.models import Decision


class DecisionForm(forms.Form):
    """Texts are kept in the language in which they are entered."""

    title = forms.CharField(label=_("What is decided, in one sentence"), max_length=160)
    outcome = forms.ChoiceField(
        label=_("Decision"), choices=Decision.Outcome.choices, widget=forms.RadioSelect(), initial=""
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Residents read this. Say it in plain words, also when it is a no."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    options = forms.CharField(
        label=_("Which options were weighed up?"),
        help_text=_("One per line, also those that were not chosen. For example: do nothing"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    body = forms.CharField(label=_("Who decided"), help_text=_("For example: building committee"), max_length=120)
    office = forms.CharField(label=_("Who does it now"), help_text=_("For example: building office"), max_length=120)
    budget_line = forms.CharField(
        label=_("From which budget line?"),
        help_text=_("For example: 541.100 roads, upkeep"),
        max_length=120,
        required=False,
    )
    decided_on = forms.DateField(
        label=_("Decided on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    review_on = forms.DateField(
        label=_("We look at it again on"),
        help_text=_("On this day you are reminded to say what became of it."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    submission_key = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (Django's signature)
        kwargs["initial"] = {
            "decided_on": timezone.localdate(),
            "submission_key": uuid.uuid4(),
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("save", _("Record the decision")))

    def clean_decided_on(self) -> Any:  # noqa: ANN401 (Django's signature)
        day = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day lies in the future. Record it once it is decided."), code="future")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        decided, review = cleaned.get("decided_on"), cleaned.get("review_on")
        if decided and review and review < decided:
            self.add_error("review_on", _("This day lies before the decision. Choose a later one."))
        return cleaned

    def verdict(self) -> Verdict:
        facts = self.cleaned_data
        options = [line.strip() for line in facts["options"].splitlines()]
        return Verdict(
            title=as_entered(facts["title"]),
            outcome=Decision.Outcome(facts["outcome"]),
            reason=as_entered(facts["reason"]),
            body=facts["body"],
            office=facts["office"],
            decided_on=facts["decided_on"],
            review_on=facts["review_on"],
            options=tuple(as_entered(line) for line in options if line),
            budget_line=facts["budget_line"],
        )
