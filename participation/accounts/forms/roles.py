"""Is it clear who gets which role where?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Role
from participation.places.models import Area


class RoleForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), help_text=_("An unknown address gets an account."))
    name = forms.CharField(label=_("Name"), max_length=100, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    area = forms.ChoiceField(label=_("Where"), help_text=_("It holds there and in everything below."))

    def __init__(self, data: Any = None, *, areas: Iterable[Area]) -> None:  # noqa: ANN401 (request.POST or None)
        super().__init__(data)
        self.areas = {str(area.pk): area for area in areas}
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            (pk, "– " * (len(area.ancestor_ids) - 1) + area.name) for pk, area in self.areas.items()
        ]

    def chosen_area(self) -> Area:
        return self.areas[self.cleaned_data["area"]]
