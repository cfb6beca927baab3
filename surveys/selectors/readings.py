"""How far is the second reading of a draft, and which remarks are open?"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.accounts.models import Account, Role
from participation.accounts.selectors import people_with
from participation.places.models import Area
from participation.places.selectors import reaching
from participation.texts import Translations
from surveys.drafting.freezing import frozen
from surveys.drafting.tree import questions_of
from surveys.models import Reading, Remark, Survey
from surveys.reading_rules import reading_is_needed

Verdict = Reading.Verdict


def state_of(survey: Survey) -> str:
    """A digest of what residents would get now: it comes back when a change is undone."""
    shown = frozen(survey.draft, title=survey.title, languages=survey.languages, filled=survey.placeholders)
    whole = json.dumps(shown, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Reader:
    """The newest request to one colleague. `changed`: the draft is not what this person has seen."""

    reading: Reading
    changed: bool

    @property
    def is_good(self) -> bool:
        return self.reading.verdict == Verdict.GOOD and not self.changed


def readers_of(survey: Survey) -> list[Reader]:
    newest: dict[int, Reading] = {}
    for reading in survey.readings.select_related("reader", "asked_by").order_by("pk"):
        newest[reading.reader_id] = reading
    kept = [reading for reading in newest.values() if reading.verdict != Verdict.WITHDRAWN]
    now = state_of(survey) if kept else ""
    return [Reader(reading, bool(reading.seen) and reading.seen != now) for reading in kept]


@dataclass(frozen=True, slots=True)
class ReadState:
    """For the checklist: `code` names the case."""

    code: str
    tone: str
    sentence: str


def read_state(survey: Survey) -> ReadState | None:
    """None where nobody was asked and nobody has to be: reading is an offer."""
    readers, needed = readers_of(survey), reading_is_needed(survey)
    missing = "bad" if needed else "hint"
    for wanted, code, sentence in _cases(readers):
        if wanted:
            name = {"name": wanted[-1].reading.reader}
            return ReadState(code, "ok" if code == "read" else missing, sentence % name)
    if not needed:
        return None
    return ReadState("unread", "bad", _("Nobody has read it yet. Here a colleague reads each survey first."))


def _cases(readers: list[Reader]) -> Iterable[tuple[list[Reader], str, str]]:
    """In the order of their weight: a wish for changes of this draft is heard before somebody's "looks good"."""
    wishes = [one for one in readers if one.reading.verdict == Verdict.CHANGE]
    asks = _("%(name)s asks for changes.")
    yield [one for one in wishes if not one.changed], "read_change", asks
    yield [one for one in readers if one.is_good], "read", _("%(name)s has read it: looks good.")
    yield wishes, "read_change", asks
    good_before = [one for one in readers if one.reading.verdict == Verdict.GOOD]
    yield good_before, "read_before", _("The draft has changed since %(name)s read it.")
    waiting = [one for one in readers if one.reading.verdict == Verdict.WAITING]
    yield waiting, "reading", _("%(name)s is asked to read it and has not answered yet.")


def open_remarks_sentence(count: int) -> str:
    return ngettext("One remark is open.", "%(count)s remarks are open.", count) % {"count": count}


def remarks_on(survey: Survey, code: str | None = None) -> list[Remark]:
    """The open ones first, each in the order of writing; of one question, or all."""
    found = survey.remarks.select_related("author", "done_by").order_by("pk")
    if code is not None:
        found = found.filter(code=code)
    return sorted(found, key=lambda remark: remark.done_at is not None)


def open_remarks(survey: Survey) -> Counter[str]:
    """How many are open, by the code of their question."""
    return Counter(survey.remarks.filter(done_at__isnull=True).values_list("code", flat=True))


def questions_gone(survey: Survey, remarks: list[Remark]) -> set[str]:
    """Codes of remarks whose questions were taken out since."""
    return {remark.code for remark in remarks if remark.code} - {one["code"] for one in questions_of(survey.draft)}


def colleagues(survey: Survey, account: Account) -> list[Account]:
    """Who can be asked: everybody with a role here, except oneself and who is reading already."""
    waiting = set(survey.readings.filter(verdict=Verdict.WAITING).values_list("reader_id", flat=True))
    people = people_with(survey.process.area, frozenset(Role))
    return [one for one in people if one.pk != account.pk and one.pk not in waiting]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A survey that waits for this reader."""

    slug: str
    title: Translations
    asked_by: str
    asked_at: datetime
    note: str


def waiting_for(account: Account, area: Area | None = None) -> list[Waiting]:
    """The oldest first; of one area and what reaches it, or of all."""
    found = Reading.objects.filter(reader=account, verdict=Verdict.WAITING).select_related("survey", "asked_by")
    if area is not None:
        found = found.filter(reaching(area, "survey__process__area"))
    rows = found.defer("survey__draft").order_by("asked_at")
    return [Waiting(one.survey.slug, one.survey.title, str(one.asked_by or ""), one.asked_at, one.note) for one in rows]
