"""Is what staff say about an offering well formed?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.directory.models import ForWhom, Offering, StepFree
from participation.directory.services.offerings import OfferingDetails
from participation.places.models import Area
from participation.processes.models import FieldOfAction
from participation.texts import localized

WORDS = ("title", "about", "place", "when", "cost", "languages")
CHOSEN = ("for_whom", "step_free")


class OfferingForm(forms.Form):
    title = forms.CharField(label=_("What is offered?"), max_length=120, help_text=_("For example: lunch together."))
    about = forms.CharField(
        label=_("In one sentence"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Short words."),
    )
    field_of_action = forms.ChoiceField(label=_("Topic"), help_text=_("The same topics that ideas have."))
    for_whom = forms.MultipleChoiceField(
        label=_("For whom?"),
        choices=ForWhom.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing if it is for everybody."),
    )
    place = forms.CharField(label=_("Where does it take place?"), required=False, max_length=200)
    area = forms.ChoiceField(label=_("In which part of the area?"), required=False)
    when = forms.CharField(
        label=_("When does it take place?"),
        required=False,
        max_length=200,
        help_text=_("For example: Tuesdays, 2 to 5 pm."),
    )
    cost = forms.CharField(
        label=_("What does it cost?"), required=False, max_length=120, help_text=_("For example: free, or 4 euros.")
    )
    step_free = forms.ChoiceField(
        label=_("Can you get in without steps?"), choices=StepFree.choices, widget=forms.RadioSelect
    )
    languages = forms.CharField(
        label=_("Which languages are spoken?"),
        required=False,
        max_length=120,
        help_text=_("For example: German, Turkish."),
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 (a query dict or nothing)
        *,
        fields: Iterable[FieldOfAction],
        parts: Iterable[Area],
        offering: Offering | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(offering))
        topics = [("", _("Please choose")), *((str(one.pk), localized(one.name) or one.code) for one in fields)]
        places = [("", _("Does not matter")), *((str(part.pk), part.name) for part in parts)]
        self.fields["field_of_action"].choices = topics  # type: ignore[attr-defined]
        self.fields["area"].choices = places  # type: ignore[attr-defined]

    def details(self) -> OfferingDetails:
        said: dict[str, Any] = {name: " ".join(self.cleaned_data[name].split()) for name in WORDS}
        chosen: dict[str, Any] = {name: self.cleaned_data[name] for name in CHOSEN}
        area = self.cleaned_data["area"]
        return OfferingDetails(
            **said,
            **chosen,
            field_of_action_id=int(self.cleaned_data["field_of_action"]),
            area_id=int(area) if area else None,
        )


def _initial(offering: Offering | None) -> dict[str, Any]:
    if offering is None:
        return {"step_free": StepFree.UNKNOWN}
    initial: dict[str, Any] = {name: getattr(offering, name) for name in (*WORDS, *CHOSEN)}
    return initial | {"field_of_action": str(offering.field_of_action_id), "area": str(offering.area_id or "")}
