"""What of a survey's settings belongs to a state of its draft? Everything that staff set, and nothing that is fixed."""

from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

from participation.accounts.models import Account
from surveys.models import Survey

State = dict[str, Any]

# Decided with the first publication, and never undone after it.
FIXED = ("sampling", "minimum_age")
PLAIN = ("title", "purpose", "languages", "placeholders", "sampling", "minimum_age", "invited", "paper_days")
MOMENTS = ("opens_at", "closes_at")


def settings_state(survey: Survey) -> State:
    """As JSON; the anonymity of a survey is no setting."""
    found = {name: getattr(survey, name) for name in PLAIN}
    found |= {name: moment.isoformat() if (moment := getattr(survey, name)) else None for name in MOMENTS}
    found["results_on"] = survey.results_on.isoformat() if survey.results_on else None
    found["responsible"] = survey.responsible_id
    return found


def put_back(survey: Survey, was: State | None, target: State | None) -> None:
    """Only what differs between the two states: what was set by other ways in between stays. Nothing is saved here."""
    if was is None or target is None:
        return
    for name, value in target.items():
        if was.get(name) == value or (name in FIXED and survey.first_published_at):
            continue
        if name in PLAIN:
            setattr(survey, name, value)
        elif name in MOMENTS:
            setattr(survey, name, parse_datetime(value) if value else None)
        elif name == "results_on":
            survey.results_on = parse_date(value) if value else None
        elif Account.objects.filter(pk=value, is_active=True).exists():
            survey.responsible_id = value
