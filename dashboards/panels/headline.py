"""What should a mayor read five minutes before the meeting? One sentence made from the data, and whom it speaks of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.words import numbers
from participation.stats.importance import Gap

ENOUGH = 30  # answers from which a share may stand in a headline
NOTABLE = 0.5  # scale points from which a gap is news


@dataclass(frozen=True, slots=True)
class Headline:
    """`base` says of how many people it speaks."""

    text: SafeString
    label: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class Leading:
    """The idea with most support, and how many ideas may be the first one; no title without support."""

    idea: str
    may_lead: int


def headline(
    *,
    gaps: Sequence[Gap],
    missing: Sequence[str],
    leading: Leading,
    survey_label: str,
    votes_label: str,
    hidden: Collection[str] = (),
) -> Headline | None:
    """The widest gap first, unless a share of it is `hidden`; else the leading ideas; then who is missing."""
    told = _of_gaps(gaps, hidden)
    label = survey_label if told else votes_label
    base = _("n = %(n)s") % {"n": numbers().number(gaps[0].n)} if told else ""
    first = told or _of_ideas(leading)
    if first is None:
        return None
    if not missing:
        return Headline(first, label, base)
    absent = _("Too few answers from: %(groups)s.") % {"groups": ", ".join(missing[:2])}
    return Headline(format_html("{} {}", first, absent), label, base)


def _of_gaps(gaps: Sequence[Gap], hidden: Collection[str]) -> SafeString | None:
    if not gaps or gaps[0].gap < NOTABLE or gaps[0].n < ENOUGH or gaps[0].key in hidden:
        return None
    widest = gaps[0]
    sentence = _(
        "Most is missing here: {topic}. {important} of those who answered find it important, {satisfied} are satisfied."
    )
    return format_html(
        sentence,
        topic=_marked(widest.label),
        important=numbers().percent(widest.important_share),
        satisfied=numbers().percent(widest.satisfied_share),
    )


def _of_ideas(leading: Leading) -> SafeString | None:
    if not leading.idea:
        return None
    if leading.may_lead == 1:
        return format_html(_("Most support has the idea {idea}."), idea=_marked(leading.idea))
    others = leading.may_lead - 1
    sentence = ngettext(
        "Most support has the idea {idea}; {n} other idea cannot be told apart from it.",
        "Most support has the idea {idea}; {n} other ideas cannot be told apart from it.",
        others,
    )
    return format_html(sentence, idea=_marked(leading.idea), n=numbers().number(others))


def _marked(text: str) -> SafeString:
    return format_html('<span class="q-marker">{}</span>', text)
