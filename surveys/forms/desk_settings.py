"""Are the settings of a survey well formed?"""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.texts import Translations
from surveys.desk_rules import ALL_COUNTED
from surveys.forms.desk_create import LANGUAGE_NAMES
from surveys.gaps import gap_label
from surveys.languages import choices
from surveys.models import Survey
from surveys.services.editing import Settings

MOST_PAPER_DAYS = 90


class Day(forms.DateField):
    """A day as browsers and people write it; the browser's own calendar opens where there is one."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    input_formats = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]


class SettingsForm(forms.Form):
    """The names of the placeholders come from the survey: one field per name and language."""

    title_de = forms.CharField(label=_("Title in German"), max_length=120)
    title_en = forms.CharField(label=_("Title in English"), max_length=120, required=False)
    purpose_de = forms.CharField(
        label=_("What it is for, in German"),
        help_text=_("One sentence. Residents read it on the first page."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    purpose_en = forms.CharField(
        label=_("What it is for, in English"),
        help_text=_("The same sentence in English."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages that residents may choose"),
        help_text=_("The first one is the language that you write in; the others stand in the table of translations."),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "q-languages"}),
    )
    opens_on = Day(label=_("First day"), required=False)
    closes_on = Day(label=_("Last day"), help_text=_("Answers count until midnight."), required=False)
    paper_days = forms.IntegerField(
        label=_("Days for forms on paper"),
        help_text=_(
            "So long after the last day you can key in forms that came in time. Never after results are shown."
        ),
        min_value=0,
        max_value=MOST_PAPER_DAYS,
    )
    results_on = Day(label=_("We show the results on"), required=False)
    sampling = forms.ChoiceField(label=_("Who is invited?"), choices=Survey.Sampling.choices, widget=forms.RadioSelect)
    invited = forms.IntegerField(label=_("Number of people invited"), min_value=1, max_value=10_000_000, required=False)
    minimum_age = forms.IntegerField(
        label=_("Asked from which age on?"),
        help_text=_("Nobody younger is then counted as missing. Empty means everybody."),
        min_value=1,
        max_value=120,
        required=False,
    )
    responsible = forms.ChoiceField(label=_("Responsible person"))

    def __init__(self, data: object = None, *, survey: Survey, people: list[Account], names: list[str]) -> None:
        super().__init__(data, initial=_initial(survey, names))  # type: ignore[arg-type]  # request.POST or None
        self.names, self.survey = names, survey
        self.fields["languages"].choices = choices(survey.languages)  # type: ignore[attr-defined]
        self.people = {str(person.pk): person for person in people}
        self.fields["responsible"].choices = [(key, str(person)) for key, person in self.people.items()]  # type: ignore[attr-defined]
        if survey.first_published_at:
            for name in ("sampling", "minimum_age"):
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Fixed at the first publication.")
        if survey.mixed_at_end:
            for name in ("opens_on", "closes_on", "paper_days"):
                self.fields[name].disabled = True
                self.fields[name].help_text = str(ALL_COUNTED.reason)
        for name in names:
            for language in ("de", "en"):
                self.fields[f"text_{name}_{language}"] = forms.CharField(
                    label=LANGUAGE_NAMES[language], max_length=300, required=False
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        opens, closes, results = data.get("opens_on"), data.get("closes_on"), data.get("results_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("The last day comes before the first one."))
        if closes and results and results <= closes:
            self.add_error("results_on", _("Results can be shown after the last day only."))
        return data

    def gaps(self) -> list[dict[str, Any]]:
        """Each gap with its fields, one per language, for the template."""
        return [
            {"label": gap_label(name), "fields": [self[f"text_{name}_{language}"] for language in ("de", "en")]}
            for name in self.names
        ]

    def settings(self) -> Settings:
        data, known = self.cleaned_data, self.survey.placeholders
        return Settings(
            title=self._texts("title", self.survey.title),
            purpose=self._texts("purpose", self.survey.purpose),
            languages=sorted(data["languages"], key=self._order),
            sampling=Survey.Sampling(data["sampling"]),
            invited=data["invited"],
            opens_at=_midnight(data["opens_on"], 0),
            closes_at=_midnight(data["closes_on"], 1),
            paper_days=data["paper_days"],
            results_on=data["results_on"],
            minimum_age=data["minimum_age"],
            responsible=self.people[data["responsible"]],
            placeholders={name: self._texts(f"text_{name}", known.get(name, {})) for name in self.names},
        )

    def _order(self, language: str) -> int:
        """The language that the survey is written in stays the first one."""
        spoken: list[str] = self.survey.languages
        return spoken.index(language) if language in spoken else len(spoken)

    def _texts(self, name: str, stored: Translations) -> Translations:
        """Other languages stand in the table of translations, and stay."""
        texts = stored | {language: self.cleaned_data.get(f"{name}_{language}", "") for language in ("de", "en")}
        return {language: text for language, text in texts.items() if text}


def _midnight(day: Any, after: int) -> datetime | None:  # noqa: ANN401 (a date or None, as cleaned)
    """The first day opens at its beginning, the last day closes at its end."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=after), time())) if day else None


def _initial(survey: Survey, names: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "languages": survey.languages or ["de"],
        "opens_on": timezone.localdate(survey.opens_at) if survey.opens_at else None,
        "closes_on": timezone.localdate(survey.closes_at - timedelta(minutes=1)) if survey.closes_at else None,
        "paper_days": survey.paper_days,
        "results_on": survey.results_on,
        "sampling": survey.sampling,
        "invited": survey.invited,
        "minimum_age": survey.minimum_age,
        "responsible": str(survey.responsible_id),
    }
    texts = {"title": survey.title, "purpose": survey.purpose}
    texts |= {f"text_{name}": survey.placeholders.get(name, {}) for name in names}
    for name, translations in texts.items():
        for language in ("de", "en"):
            values[f"{name}_{language}"] = translations.get(language, "")
    return values
