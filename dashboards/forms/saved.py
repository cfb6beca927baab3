"""Under which name is a look at the evaluation kept? Everything else is sent along by the page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboards.models import SavedView


class SavedViewForm(forms.Form):
    name = forms.CharField(
        label=_("Name of this view"), help_text=_("Only you see it. Please name no people."), max_length=60
    )
    page = forms.ChoiceField(choices=SavedView.Page.choices, widget=forms.HiddenInput)
    survey = forms.SlugField(widget=forms.HiddenInput, required=False)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
