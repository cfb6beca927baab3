"""Is what staff say about the steps and measures of a decision well formed?"""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dashboards.forms.days import PastDay
from dashboards.forms.texts import as_entered
from participation.decisions.models import Deliberation, Measure
from participation.decisions.services.deliberating import Step
from participation.decisions.services.measures import Happened, Plan
from participation.web.days import Day
from participation.web.euros import Euros


class StepForm(forms.Form):
    body = forms.CharField(label=_("Which body?"), help_text=_("For example: building committee"), max_length=120)
    role = forms.ChoiceField(
        label=_("What does it do?"), choices=Deliberation.Role.choices, initial=Deliberation.Role.ADVISES
    )
    meets_on = Day(label=_("On which day?"))
    agenda_number = forms.CharField(
        label=_("Number on the public agenda"),
        help_text=_("Residents find the item with it. For example: item 7, paper 2026/117"),
        max_length=40,
        required=False,
    )
    outcome = forms.ChoiceField(
        label=_("What came out?"), choices=Deliberation.Outcome.choices, initial=Deliberation.Outcome.OPEN
    )
    note = forms.CharField(
        label=_("In one sentence"), help_text=_("Residents read this."), max_length=300, required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day, outcome = cleaned.get("meets_on"), cleaned.get("outcome")
        if day and day > timezone.localdate() and outcome != Deliberation.Outcome.OPEN:
            self.add_error("outcome", _("The body has not met yet. Enter the result when it has."))
        return cleaned

    def step(self) -> Step:
        return Step(**{name: self.cleaned_data[name] for name in self.fields})


class MeasureForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    title = forms.CharField(
        label=_("What will be done?"), help_text=_("In one sentence that residents understand."), max_length=160
    )
    office = forms.CharField(label=_("Who does it?"), help_text=_("For example: building office"), max_length=120)
    due_on = Day(label=_("Until when?"), help_text=_("Residents read this day. It stays visible when it moves."))
    cost = Euros(label=_("What may it cost, in euros?"), required=False)

    def plan(self) -> Plan:
        facts = self.cleaned_data
        return Plan(
            title=as_entered(facts["title"]), office=facts["office"], due_on=facts["due_on"], cost=facts["cost"]
        )


class MeasureNewsForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    state = forms.ChoiceField(
        label=_("How does it stand now?"), choices=Measure.State.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What happened?"),
        help_text=_("Two or three sentences. Residents read them, also when nothing could be done: say why."),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    happened_on = PastDay(label=_("On which day?"))
    due_on = Day(label=_("Until when will it be done?"))
    cost = Euros(label=_("What does it cost, in euros?"), required=False)

    def happened(self) -> Happened:
        facts = self.cleaned_data
        return Happened(
            on=facts["happened_on"],
            text=as_entered(facts["text"]),
            state=facts["state"],
            due_on=facts["due_on"],
            cost=facts["cost"],
        )
