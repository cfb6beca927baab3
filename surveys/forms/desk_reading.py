"""Whom does somebody ask to read, what is remarked, and how is the verdict?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from surveys.models import Reading


class AskForm(forms.Form):
    reader = forms.ChoiceField(label=_("Who shall read it?"))
    note = forms.CharField(
        label=_("What shall they look at?"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, *, people: Sequence[Account]) -> None:  # noqa: ANN401 (a QueryDict)
        super().__init__(data, prefix="ask")
        self.people = {str(one.pk): one for one in people}
        self.fields["reader"].choices = [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]

    def asked(self) -> Account:
        return self.people[self.cleaned_data["reader"]]


class RemarkForm(forms.Form):
    text = forms.CharField(max_length=1000)
    key = forms.UUIDField()
    code = forms.CharField(max_length=80, required=False)


class VerdictForm(forms.Form):
    """`state` is what the page showed: somebody may save while another one reads."""

    verdict = forms.ChoiceField(
        label=_("What do you say?"),
        choices=[(Reading.Verdict.GOOD.value, _("Looks good")), (Reading.Verdict.CHANGE.value, _("Please change"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("A sentence on it"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    state = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)
