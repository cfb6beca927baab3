"""How is a kept question called, and what is looked for in the library?"""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.selectors.designer import KINDS
from surveys.selectors.library import OWN, PEOPLE, READY, Wish
from surveys.services.library import Label

Choices = Sequence[tuple[str, str]]


class LabelForm(forms.Form):
    name = forms.CharField(label=_("Under which name?"), max_length=120)
    field = forms.ChoiceField(label=_("Field of action"), required=False)
    shared = forms.BooleanField(
        label=_("Everybody who designs surveys here can use it"),
        help_text=_("Otherwise only the staff of your area."),
        required=False,
    )

    def __init__(self, data: Any = None, *, fields: Choices, initial: dict[str, Any] | None = None) -> None:  # noqa: ANN401
        super().__init__(data, initial=initial)
        self.fields["field"].choices = [("", _("none")), *fields]  # type: ignore[attr-defined]

    def label(self) -> Label:
        return Label(self.cleaned_data["name"], self.cleaned_data["field"], shared=self.cleaned_data["shared"])


class KeepForm(LabelForm):
    """`key` makes a second press harmless."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, fields: Choices, name: str = "") -> None:  # noqa: ANN401
        super().__init__(data, fields=fields, initial={"name": name, "key": uuid.uuid4()})


class SearchForm(forms.Form):
    """Unknown values ask for nothing: an address that somebody kept stays good."""

    filter_names = ("art", "feld", "konzept", "woher")
    suche = forms.CharField(label=_("Words"), required=False, max_length=100)
    art = forms.ChoiceField(label=_("Kind of answer"), required=False)
    feld = forms.ChoiceField(label=_("Field of action"), required=False)
    konzept = forms.ChoiceField(label=_("Asks about"), required=False)
    woher = forms.ChoiceField(
        label=_("From where"),
        required=False,
        choices=[
            ("", _("all")),
            (OWN, _("kept here")),
            (PEOPLE, _("about the person")),
            (READY, _("delivered with Quartierstimme")),
        ],
    )

    def __init__(self, data: Any, *, kinds: set[str], fields: Choices, concepts: Choices) -> None:  # noqa: ANN401
        super().__init__(data)
        known = [(kind, words) for kind, (_icon, words) in KINDS.items() if kind in kinds]
        self.fields["art"].choices = [("", _("all")), *known]  # type: ignore[attr-defined]
        self.fields["feld"].choices = [("", _("all")), *fields]  # type: ignore[attr-defined]
        self.fields["konzept"].choices = [("", _("all")), *concepts]  # type: ignore[attr-defined]

        for name in self.filter_names:
            self.fields[name].widget.attrs["class"] = "q-select q-lib__select"

    @property
    def filters(self) -> list[forms.BoundField]:
        return [self[name] for name in self.filter_names]

    def wish(self) -> Wish:
        self.is_valid()
        said = self.cleaned_data
        return Wish(
            words=said.get("suche", ""),
            kind=said.get("art", ""),
            field=said.get("feld", ""),
            concept=said.get("konzept", ""),
            origin=said.get("woher", ""),
        )
