"""Is what staff say about an organisation well formed?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.directory.models import Organisation
from participation.directory.services.organisations import OrganisationDetails
from participation.places.models import Area

NAMES = ("name", "about", "phone", "email", "website")


class OrganisationForm(forms.Form):
    """`areas` to choose from while it is new; later it stays where it is."""

    area = forms.ChoiceField(label=_("For which area?"), help_text=_("Its desk keeps the entry up."))
    name = forms.CharField(label=_("Name of the organisation"), max_length=120)
    about = forms.CharField(
        label=_("What is it?"), required=False, max_length=200, help_text=_("For example: parish, sports club.")
    )
    phone = forms.CharField(
        label=_("Telephone of the office"),
        required=False,
        max_length=40,
        help_text=_("Everybody can read it. Never write down the number of a private person."),
    )
    email = forms.EmailField(label=_("E-mail address of the organisation"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 (a query dict or nothing)
        *,
        areas: Iterable[Area] = (),
        organisation: Organisation | None = None,
    ) -> None:
        super().__init__(data, initial={name: getattr(organisation, name) for name in NAMES} if organisation else {})
        self.areas = {str(area.pk): area for area in areas}
        if organisation:
            del self.fields["area"]
        else:
            self.fields["area"].choices = [(pk, area.name) for pk, area in self.areas.items()]  # type: ignore[attr-defined]

    def chosen_area(self) -> Area:
        return self.areas[self.cleaned_data["area"]]

    def details(self) -> OrganisationDetails:
        return OrganisationDetails(**{name: self.cleaned_data[name].strip() for name in NAMES})
