"""What is missing before a survey can be published? Each point is a sentence with a way to mend it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from participation.processes.models import Phase
from participation.processes.selectors import phases_of
from participation.web.navigation import address
from participation.web.phrases import day_long
from surveys.definition import parse_definition
from surveys.drafting.freezing import empty_gaps, frozen
from surveys.drafting.inspection import asked, missing_texts, without_answers
from surveys.drafting.versions import unstamped
from surveys.models import Survey
from surveys.selectors.designer import numbers_of
from surveys.selectors.findings import Place, findings
from surveys.selectors.open_surveys import minutes_for
from surveys.selectors.population import population_for
from surveys.selectors.population_words import telling, telling_reason, telling_sentence
from surveys.selectors.quotas import quotas_of
from surveys.selectors.readings import open_remarks, open_remarks_sentence, read_state
from surveys.selectors.weighting import asks_for_part, parts_are_counted

LONG = 15


@dataclass(frozen=True, slots=True)
class Item:
    """`tone` is ok, bad (nothing can be published) or hint."""

    code: str
    tone: str
    sentence: str
    why: str = ""
    act: str = ""
    url: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    items: list[Item]
    changed: bool

    @property
    def missing(self) -> int:
        return sum(item.tone == "bad" for item in self.items)

    @property
    def ready(self) -> bool:
        return self.missing == 0

    @property
    def headline(self) -> str:
        if self.ready:
            return _("Everything is there")
        return ngettext("One thing is missing", "%(count)s things are missing", self.missing) % {"count": self.missing}


def checklist(survey: Survey) -> Checklist:
    """What is missing comes first, then hints, then what is done."""
    order = {"bad": 0, "hint": 1, "ok": 2}
    items = sorted(items_of(survey), key=lambda item: order[item.tone])
    return Checklist(items, has_changed(survey))


def has_changed(survey: Survey) -> bool:
    """Does the draft differ from what residents answer?"""
    return survey.current is None or unstamped(survey.current.definition) != frozen_draft(survey)


def frozen_draft(survey: Survey) -> dict[str, Any]:
    """What residents would get if the draft were published now."""
    return frozen(survey.draft, title=survey.title, languages=survey.languages, filled=survey.placeholders)


def items_of(survey: Survey) -> list[Item]:
    return [
        _questions(survey),
        _answers(survey),
        _languages(survey),
        _gaps(survey),
        _purpose(survey),
        _period(survey),
        _phase(survey),
        _results(survey),
        _invited(survey),
        _length(survey),
        *_quotas(survey),
        *_striking(survey),
        *_telling(survey),
        *_reading(survey),
    ]


def _settings(survey: Survey) -> str:
    return address("surveys:desk_settings", survey.slug)


def _question(survey: Survey, code: str) -> str:
    return address("surveys:design_question", survey.slug, code)


def _questions(survey: Survey) -> Item:
    count = len(asked(survey.draft))
    if not count:
        url = address("surveys:design", survey.slug)
        return Item("no_questions", "bad", _("The survey has no question yet."), "", _("Add a question"), url)
    sentence = ngettext("One question", "%(count)s questions", count) % {"count": count}
    return Item("questions", "ok", sentence)


def _answers(survey: Survey) -> Item:
    codes = without_answers(survey.draft)
    if codes:
        sentence = ngettext(
            "One question offers too few answers.", "%(count)s questions offer too few answers.", len(codes)
        )
        act = _("Add answers")
        return Item("too_few_answers", "bad", sentence % {"count": len(codes)}, "", act, _question(survey, codes[0]))
    return Item("answers", "ok", _("Each question offers answers."))


def _languages(survey: Survey) -> Item:
    texts = [survey.title, survey.purpose]
    if any(not text.get(language, "").strip() for text in texts for language in survey.languages):
        sentence = _("Title or purpose is missing in one language.")
        return Item("title_untranslated", "bad", sentence, "", _("Fill in"), _settings(survey))
    gaps = missing_texts(survey.draft, survey.languages)
    if gaps:
        sentence = ngettext(
            "One text is missing in one language.", "%(count)s texts are missing in one language.", len(gaps)
        )
        first = gaps[0]
        url = f"{address('surveys:desk_translate', survey.slug)}?sprache={first.language}&stand=missing"
        if first.language == survey.languages[0]:
            page = address("surveys:design_page", survey.slug, first.page)
            url = _question(survey, first.code) if first.code else page
        return Item("untranslated", "bad", sentence % {"count": len(gaps)}, "", _("Translate"), url)
    return Item("languages", "ok", _("All texts stand in every language."))


def _gaps(survey: Survey) -> Item:
    empty = empty_gaps(survey.draft, survey.placeholders, survey.languages)
    if empty:
        sentence = ngettext("One gap in the texts is empty.", "%(count)s gaps in the texts are empty.", len(empty))
        return Item("empty_gap", "bad", sentence % {"count": len(empty)}, "", _("Fill in"), _settings(survey))
    return Item("gaps", "ok", _("No gap in the texts is empty."))


def _purpose(survey: Survey) -> Item:
    if not any(survey.purpose.values()):
        why = _("Residents answer when they know what for.")
        return Item("no_purpose", "bad", _("The purpose is missing."), why, _("Fill in"), _settings(survey))
    return Item("purpose", "ok", _("The purpose is named."))


def _period(survey: Survey) -> Item:
    if not survey.opens_at or not survey.closes_at:
        sentence = _("First and last day are missing.")
        return Item("no_period", "bad", sentence, "", _("Set the days"), _settings(survey))
    if survey.closes_at <= timezone.now():
        return Item("period_over", "bad", _("The last day has passed."), "", _("Set the days"), _settings(survey))
    last = survey.closes_at - timedelta(minutes=1)
    sentence = _("Open from %(first)s to %(last)s.") % {"first": day_long(survey.opens_at), "last": day_long(last)}
    return Item("period", "ok", sentence)


def _phase(survey: Survey) -> Item:
    """Answers are taken only while the process is in a survey phase."""
    phases = [phase for phase in phases_of(survey.process) if phase.kind == Phase.Kind.SURVEY]
    if not phases:
        why = _("Without such a phase nobody can answer. Administrators of this site can add one.")
        return Item("no_phase", "bad", _("The process has no phase for a survey."), why)
    opens, closes = survey.opens_at, survey.closes_at
    if opens and closes and not any(phase.starts_at <= opens and closes <= phase.ends_at for phase in phases):
        why = _("Outside that phase nobody can answer.")
        return Item("outside_phase", "hint", _("The days lie outside the survey phase of the process."), why)
    return Item("phase", "ok", _("The process has a survey phase for these days."))


def _results(survey: Survey) -> Item:
    if not survey.results_on:
        why = _("People take part again when they hear what came of it.")
        sentence = _("The day of the results is missing.")
        return Item("no_results_day", "bad", sentence, why, _("Set the day"), _settings(survey))
    sentence = _("Results are shown on %(day)s.") % {"day": day_long(survey.results_on)}
    return Item("results", "ok", sentence)


def _invited(survey: Survey) -> Item:
    if survey.sampling == Survey.Sampling.OPEN_WEIGHTED:
        return _weighted(survey)
    if survey.self_selected:
        why = _("The results speak for those who answered, not for everybody.")
        return Item("open_survey", "ok", _("Everybody who wants to can answer."), why)
    if not survey.invited:
        sentence = _("The number of people invited is missing.")
        why = _("Without it nobody can say how many answered.")
        return Item("nobody_invited", "bad", sentence, why, _("Fill in"), _settings(survey))
    return Item("invited", "ok", _("The number of people invited is known."))


def _weighted(survey: Survey) -> Item:
    """Parts of the area can be weighted when people say where they live, and when it is known how many live there."""
    if not asks_for_part(survey.draft):
        sentence = _("The answers are to be weighted, but nobody is asked for the part of the area.")
        act, url = _("Add a question"), address("surveys:design", survey.slug)
        return Item("no_part_asked", "bad", sentence, _("The template for needs has this question."), act, url)
    if not parts_are_counted(survey.process.area):
        sentence = _("The answers are to be weighted, but nobody knows how many people live in each part.")
        return Item("no_residents", "bad", sentence, _("Administrators of this site can add the numbers."))
    why = _("Shares are modelled then. They rest on the people of each part thinking alike.")
    return Item("open_weighted", "ok", _("Everybody who wants to can answer; parts of the area are weighted."), why)


def _length(survey: Survey) -> Item:
    takes = minutes_for(parse_definition(frozen_draft(survey)))
    sentence = ngettext("Answering takes about one minute.", "Answering takes about %(count)s minutes.", takes)
    sentence %= {"count": takes}
    if takes > LONG:
        why = _("Many stop after a quarter of an hour. Which question can go?")
        return Item("long", "hint", sentence, why, _("Shorten"), address("surveys:design", survey.slug))
    return Item("length", "ok", sentence)


def _quotas(survey: Survey) -> list[Item]:
    """Nobody must have one; each that is there is said in words."""
    url = address("surveys:desk_quotas", survey.slug)
    language = (get_language() or "de").split("-")[0]
    found = quotas_of(survey, language)
    if not found:
        return [Item("no_quota", "ok", _("No group has a quota: all answers count."), "", _("Set a quota"), url)]
    late = _("It is asked late. Ask it on the first pages, before the long part.")
    return [
        Item("quota", "hint" if one.late else "ok", one.sentence, late if one.late else "", _("Change it"), url)
        for one in found
    ]


# What each kind of finding is called when all of it stands in one line.
STRIKING: dict[str, Callable[[int], str]] = {
    "contradiction": lambda n: ngettext(
        "A condition contradicts itself.", "%(count)s conditions contradict themselves.", n
    ),
    "unreachable": lambda n: ngettext("Nobody can reach one question.", "Nobody can reach %(count)s questions.", n),
    "always": lambda n: ngettext("A condition always holds.", "%(count)s conditions always hold.", n),
    "personal": lambda n: ngettext(
        "One question asks for personal data.", "%(count)s questions ask for personal data.", n
    ),
    "delicate": lambda n: ngettext(
        "A delicate question lacks “prefer not to say”.", "%(count)s delicate questions lack “prefer not to say”.", n
    ),
    "wide": lambda n: ngettext("One table is too wide for phones.", "%(count)s tables are too wide for phones.", n),
    "long_sentence": lambda n: ngettext("One sentence is very long.", "%(count)s texts have very long sentences.", n),
    "negative": lambda n: ngettext("One text says “not” twice.", "%(count)s texts say “not” twice.", n),
    "population": lambda n: ngettext(
        "A question about the person does not fit the population table.",
        "%(count)s times a question about the person does not fit the population table.",
        n,
    ),
    "twice": lambda n: ngettext("One question stands twice.", "%(count)s questions stand twice.", n),
}


def _reading(survey: Survey) -> list[Item]:
    """Whether a colleague has read it; a hint, or where it is a duty what is missing."""
    url = f"{address('surveys:desk_publish', survey.slug)}#gegenlesen"
    items = []
    if found := read_state(survey):
        items.append(Item(found.code, found.tone, found.sentence, "", _("Look at it"), url))
    if count := sum(open_remarks(survey).values()):
        items.append(Item("open_remarks", "hint", open_remarks_sentence(count), "", _("Read them"), url))
    return items


def _telling(survey: Survey) -> list[Item]:
    """Questions about the person, each harmless, that together single people out."""
    codes = telling(survey) if survey.anonymous else []
    if not codes:
        return []
    numbers = numbers_of(survey.draft)
    places = tuple(
        Place(code, "telling", "", _("Question %(number)s") % {"number": numbers[code]}, _question(survey, code))
        for code in codes
        if code in numbers
    )
    why = telling_reason(population_for(survey))
    return [Item("telling", "hint", telling_sentence(len(codes)), why, places=places)]


def _striking(survey: Survey) -> list[Item]:
    """Nothing of it forbids publishing: people know their questions better than rules do."""
    found = findings(survey, parse_definition(survey.draft), numbers_of(survey.draft))
    items = []
    for kind, words in STRIKING.items():
        places = tuple(place for place in found if place.kind == kind)
        if places:
            sentence = words(len(places)) % {"count": len(places)}
            items.append(Item(kind, "hint", sentence, places[0].sentence if len(places) == 1 else "", places=places))
    return items
