"""Is what staff say about a poll well formed: its kind, question, period, numbers, money and rule?"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Poll
from ideas.selectors.poll_rules import RULES, THRESHOLD
from ideas.selectors.sheets import kind_of
from ideas.votekinds import KINDS
from ideas.votekinds.kind import Setting
from participation.processes.days import last_day
from participation.processes.forms.process import date_field
from participation.processes.forms.texts import initial_texts, text_fields, texts_from
from participation.processes.models import Process
from participation.texts import Translations, localized
from participation.web.euros import Euros

MOST_VOTES = 1_000_000


class NewPollForm(forms.Form):
    process = forms.ChoiceField(label=_("For which process?"))
    kind = forms.ChoiceField(
        label=_("How shall people vote?"),
        widget=forms.RadioSelect,
        help_text=_("It cannot be changed later; begin a new poll instead."),
    )

    def __init__(self, data: Any = None, *, processes: Iterable[Process], initial: Any = None) -> None:  # noqa: ANN401
        super().__init__(data, initial=initial)
        self.fields |= text_fields("title", _("Question"), required=True, length=120)
        self.fields["process"].choices = [(str(each.pk), localized(each.title)) for each in processes]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [(kind.key, f"{kind.label}. {kind.explained}") for kind in KINDS.values()]  # type: ignore[attr-defined]

    def titles(self) -> Translations:
        return texts_from(self.cleaned_data, "title")


class PollForm(forms.Form):
    """The numbers of the kind become fields: a switch for what is only yes or no."""

    hidden = forms.BooleanField(
        label=_("Counts are shown after the end only"),
        required=False,
        help_text=_("Then nobody follows the others."),
    )

    def __init__(self, data: Any = None, *, poll: Poll) -> None:  # noqa: ANN401
        super().__init__(data, initial=_initial(poll))
        self.poll, kind = poll, kind_of(poll)
        self.fields |= text_fields("title", _("Question"), required=True, length=120)
        self.fields |= text_fields("intro", _("What it is about"), lines=3, length=600)
        self.fields["opens_on"] = date_field(_("First day"))
        self.fields["closes_on"] = date_field(_("Last day"))
        for setting in kind.numbers:
            self.fields[setting.name] = number_field(setting)
        if kind.with_money:
            self.fields["budget"] = Euros(label=_("How much money is there?"), help_text=_("In euros."), required=False)
            self.fields["rule"] = forms.ChoiceField(
                label=_("By which rule is decided?"),
                choices=[(rule.key, f"{rule.label}. {rule.explained}") for rule in RULES.values()],
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[THRESHOLD] = forms.IntegerField(
                label=_("Votes that a project needs at least"), min_value=0, max_value=MOST_VOTES, required=False
            )

    @property
    def number_names(self) -> list[str]:
        return [setting.name for setting in kind_of(self.poll).numbers]

    def number_fields(self) -> list[forms.BoundField]:
        """For the template, in the order of the kind."""
        return [self[name] for name in self.number_names]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("The last day is before the first one."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Fields of the poll by name."""
        cleaned = self.cleaned_data
        numbers = {name: int(cleaned[name] or 0) for name in self.number_names}
        facts: dict[str, Any] = {
            "title": texts_from(cleaned, "title"),
            "intro": texts_from(cleaned, "intro"),
            "hidden": cleaned["hidden"],
            "opens_at": _midnight(cleaned["opens_on"]),
            "closes_at": _midnight(cleaned["closes_on"], days=1),
        }
        if kind_of(self.poll).with_money:
            numbers[THRESHOLD] = cleaned[THRESHOLD] or 0
            facts |= {"budget": cleaned["budget"], "rule": cleaned["rule"]}
        return facts | {"settings": numbers}


def number_field(setting: Setting) -> forms.Field:
    if setting.is_switch:
        return forms.BooleanField(label=str(setting.label), help_text=str(setting.hint), required=False)
    return forms.IntegerField(
        label=str(setting.label),
        help_text=str(setting.hint),
        min_value=setting.least,
        max_value=setting.most,
        required=setting.least > 0,
    )


def _midnight(day: date | None, *, days: int = 0) -> datetime | None:
    """A window is open from midnight to midnight; its last day belongs to it."""
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=days), time()))


def _initial(poll: Poll) -> dict[str, Any]:
    numbers = {name: value or "" for name, value in poll.settings.items()}
    return (
        initial_texts("title", poll.title)
        | initial_texts("intro", poll.intro)
        | numbers
        | {
            "hidden": poll.hidden,
            "opens_on": timezone.localdate(poll.opens_at) if poll.opens_at else None,
            "closes_on": last_day(poll.closes_at) if poll.closes_at else None,
            "budget": poll.budget,
            "rule": poll.rule,
        }
    )


class OptionForm(forms.Form):
    def __init__(self, data: Any = None, *, poll: Poll, initial: Any = None) -> None:  # noqa: ANN401
        super().__init__(data, initial=initial)
        self.fields |= text_fields("title", _("Proposal"), required=True, length=120)
        self.fields |= text_fields("text", _("Description"), lines=2, length=400)
        if kind_of(poll).with_money:
            self.fields["cost"] = Euros(label=_("What it costs"), help_text=_("In euros."), required=False)
