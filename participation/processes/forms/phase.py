"""Is a phase well formed? Staff say first and last day; the window is from midnight to midnight."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.processes.days import last_day
from participation.processes.forms.process import date_field
from participation.processes.forms.texts import initial_texts, text_fields, texts_from
from participation.processes.models import Phase
from participation.processes.services.phases import PhaseDetails


class PhaseForm(forms.Form):
    kind = forms.ChoiceField(label=_("What can residents do?"), choices=Phase.Kind.choices)

    def __init__(self, data: Any = None, *, phase: Phase | None = None) -> None:  # noqa: ANN401
        super().__init__(data, initial=_initial(phase))
        self.fields |= text_fields("title", _("Name of the phase"), required=True, length=80)
        self.fields["first"] = date_field(_("First day"), required=True)
        self.fields["last"] = date_field(_("Last day"), required=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first one."))
        return cleaned

    def details(self) -> PhaseDetails:
        return PhaseDetails(
            kind=self.cleaned_data["kind"],
            title=texts_from(self.cleaned_data, "title"),
            starts_at=_midnight(self.cleaned_data["first"]),
            ends_at=_midnight(self.cleaned_data["last"] + timedelta(days=1)),
        )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 (made aware here)


def _initial(phase: Phase | None) -> dict[str, Any]:
    if phase is None:
        return {}
    return initial_texts("title", phase.title) | {
        "kind": phase.kind,
        "first": timezone.localdate(phase.starts_at),
        "last": last_day(phase.ends_at),
    }
