"""Is what staff say about the way of ideas well formed: names of the steps, days until news, a step more or less?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea
from ideas.selectors.way import ENDED, WayStep
from ideas.services.ways import is_removable, status_after
from participation.processes.forms.texts import initial_texts, text_fields, texts_from

LONGEST_NAME, MOST_DAYS = 60, 730


class WayForm(forms.Form):
    """Fields of each step end with its place in the way, those of a new one with "new"."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, way: Sequence[WayStep]) -> None:  # noqa: ANN401 (a form's)
        initial: dict[str, Any] = {"seen": ",".join(step.key for step in way)}
        for number, step in enumerate(way):
            initial |= {f"days_{number}": step.days, **initial_texts(f"title_{number}", step.title or {})}
        super().__init__(data, initial=initial)
        self.way = way
        for number, step in enumerate(way):
            self._add_fields(str(number), step)
        self._add_fields("new", None)
        # Nothing comes after the end.
        going_on = [(str(number), step.words) for number, step in enumerate(way) if step.status not in ENDED]
        self.fields["after"] = forms.ChoiceField(label=_("Comes after"), choices=going_on)

    def _add_fields(self, name: str, step: WayStep | None) -> None:
        self.fields |= text_fields(f"title_{name}", _("Name"), length=LONGEST_NAME)
        if step is None or step.status not in ENDED:
            self.fields[f"days_{name}"] = forms.IntegerField(
                label=str(_days_label(step)), required=False, min_value=1, max_value=MOST_DAYS
            )
        if step and is_removable(self.way, step):
            self.fields[f"remove_{name}"] = forms.BooleanField(label=_("Leave this step out"), required=False)

    @property
    def rows(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        """Legend and fields of each step as it stands."""
        return [(step.words, self._fields_of(str(number))) for number, step in enumerate(self.way)]

    @property
    def new_fields(self) -> list[forms.BoundField]:
        return [*self._fields_of("new"), self["after"]]

    def _fields_of(self, name: str) -> list[forms.BoundField]:
        names = (f"title_{name}_de", f"title_{name}_en", f"days_{name}", f"remove_{name}")
        return [self[field] for field in names if field in self.fields]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("title_new_de") and (values.get("title_new_en") or values.get("days_new")):
            self.add_error("title_new_de", _("Give the new step a German name."))
        return values

    def steps(self) -> list[WayStep]:
        """The way as it is wanted."""
        values, wanted = self.cleaned_data, []
        for number, step in enumerate(self.way):
            if not values.get(f"remove_{number}"):
                title = texts_from(values, f"title_{number}") or None
                wanted.append(replace(step, title=title, days=values.get(f"days_{number}")))
            if values.get("title_new_de") and values["after"] == str(number):
                title = texts_from(values, "title_new")
                wanted.append(WayStep(status_after(step), values["days_new"], title))
        return wanted


def _days_label(step: WayStep | None) -> str | Promise:
    if step and step.status == Idea.Status.RECEIVED:
        return _("Days until the first answer")
    return _("Days until the next news")
