"""What was done here lately, and by whom? Read from the record of administrative acts."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from ideas.selectors.results import titles_of
from participation.audit.models import AuditRecord
from participation.decisions.models import Decision
from participation.places.models import Area
from participation.texts import localized
from surveys.selectors import desk as surveys

SHOWN = 5
SINCE = timedelta(days=7)
# The act as a sentence; acts that are not named here are of no interest on this page.
SENTENCES = {
    "idea.published": _("Idea “%(subject)s” published"),
    "idea.rejected": _("Idea “%(subject)s” not published"),
    "idea.moderated": _("Idea “%(subject)s” checked"),
    "idea.answered": _("Idea “%(subject)s” answered"),
    "idea.status_changed": _("New status for “%(subject)s”"),
    "idea.news_told": _("News about “%(subject)s” told"),
    "decision.recorded": _("Decision on “%(subject)s” recorded"),
    "survey.created": _("Survey “%(subject)s” begun"),
    "survey.imported": _("Survey “%(subject)s” brought in"),
    "survey.published": _("Survey “%(subject)s” published"),
    "survey.closed": _("Survey “%(subject)s” closed"),
    "survey.reopened": _("Survey “%(subject)s” opened again"),
    "survey.results_released": _("Results of “%(subject)s” released"),
    "survey.results_withdrawn": _("Results of “%(subject)s” taken back"),
}


@dataclass(frozen=True, slots=True)
class Done:
    sentence: str
    by: str
    at: datetime


def done(area: Area, now: datetime) -> list[Done]:
    """The last acts of a week; four queries."""
    records = list(
        AuditRecord.objects.filter(area__path__startswith=area.path, action__in=SENTENCES, at__gte=now - SINCE)
        .select_related("actor")
        .order_by("-id")[:SHOWN]
    )
    names = _names(records)
    return [_done(record, names[record.subject]) for record in records if record.subject in names]


def _done(record: AuditRecord, subject: str) -> Done:
    by = record.actor.name if record.actor else ""
    return Done(str(SENTENCES[record.action]) % {"subject": subject}, by, record.at)


def _names(records: list[AuditRecord]) -> Mapping[str, str]:
    ids: dict[str, set[int]] = defaultdict(set)
    for record in records:
        kind, _colon, ident = record.subject.partition(":")
        if ident.isdigit():
            ids[kind].add(int(ident))
    of_ideas = {f"ideas.idea:{pk}": title for pk, title in titles_of(ids["ideas.idea"]).items()}
    of_surveys = {
        f"surveys.survey:{pk}": localized(title) for pk, title in surveys.titles(ids["surveys.survey"]).items()
    }
    decisions = Decision.objects.filter(pk__in=ids["decisions.decision"]).values_list("pk", "title")
    of_decisions = {f"decisions.decision:{pk}": localized(title) for pk, title in decisions}
    return of_ideas | of_surveys | of_decisions
