"""What does an idea of residents ask the town for, and what does staff answer: is it well formed?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ideas.forms.texts import Line
from ideas.models import Need
from ideas.rules.joining import MOST_MONEY
from ideas.services.needs import TOO_MUCH, Asked, Verdict
from participation.web.euros import Euros

MISSING = {"required": _("Something is missing here.")}


class NeedFields(forms.Form):
    needs = forms.MultipleChoiceField(
        label=_("What do you need from the town for it?"),
        choices=Need.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Only where residents do it themselves. Everybody sees the answers."),
    )
    amount = Euros(
        label=_("How much money, in euros?"),
        required=False,
        help_text=_("Up to 1,000 euros, for example for material."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        amount = values.get("amount")
        if Need.Kind.MONEY not in values.get("needs", []):
            values["amount"] = None
        elif amount is None and "amount" not in self.errors:
            self.add_error("amount", _("Say how much money you need."))
        elif amount is not None and not 0 < amount <= MOST_MONEY:
            self.add_error("amount", str(TOO_MUCH.reason))
        return values


class NeedsForm(NeedFields):
    def asked(self) -> Asked:
        return Asked(tuple(self.cleaned_data["needs"]), self.cleaned_data["amount"])


class NeedAnswerForm(forms.Form):
    granted = forms.ChoiceField(
        label=_("What do you say?"),
        choices=[("ja", _("Yes, they get it.")), ("nein", _("No."))],
        widget=forms.RadioSelect,
        error_messages=MISSING,
    )
    reason = Line(
        label=_("Why, or under which condition?"),
        max_length=500,
        required=False,
        help_text=_("Everybody reads it. A no needs a reason."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    office = Line(label=_("Office that answers"), max_length=120, error_messages=MISSING)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("granted") == "nein" and not values.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why not, in one sentence."))
        return values

    def verdict(self) -> Verdict:
        values = self.cleaned_data
        return Verdict(values["granted"] == "ja", values["reason"], values["office"])
