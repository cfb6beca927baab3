"""Chapters 5 to 10 and 13: what people said, theme by theme, and in their own words."""

from django.utils.translation import gettext as _

from dashboards.reports.blocks import Block, Text, pictures
from dashboards.reports.chapter_of_question import ENGAGE, LIFE, NEEDS, NEIGHBOURS, OFFERS, PLACES
from dashboards.reports.chapters import existing
from dashboards.reports.chapters.sentences import (
    by_survey,
    listed,
    needs_in_words,
    on_a_theme,
    own_words,
    paragraphs,
    told,
)
from dashboards.reports.gathering import Gathered

TOP = 5


def life(gathered: Gathered) -> list[Block]:
    return on_a_theme(gathered, LIFE, nothing=_("Nothing was asked about life in the neighbourhood."))


def needs(gathered: Gathered) -> list[Block]:
    topics = [panel for asked in gathered.asked for panel in asked.results.topics]
    others = gathered.about(NEEDS)
    if not topics and not others:
        return [Text(_("No survey here asked for importance and satisfaction, or too few answered."))]
    told = needs_in_words(gathered, TOP)
    said = paragraphs(
        _("A gap means: people find it important and are less satisfied with it."), listed(told) if told else ""
    )
    return [Text(said), *pictures(topics), *pictures(others)]


def places(gathered: Gathered) -> list[Block]:
    """What was asked about places; then where answers and ideas are, on the area's own outlines."""
    nothing = _("No question about places was counted. Ideas with a place stand on the map of this platform.")
    if gathered.places:
        nothing = _("The pictures show from where answers came, how parts of the area differ, and where ideas are.")
    return [*on_a_theme(gathered, PLACES, nothing=nothing), *pictures(gathered.places)]


def neighbours(gathered: Gathered) -> list[Block]:
    return on_a_theme(gathered, NEIGHBOURS, nothing=_("Nothing was asked about neighbours, meeting and support."))


def offers(gathered: Gathered) -> list[Block]:
    """What is known, used and missed; then what exists."""
    blocks = on_a_theme(gathered, OFFERS, nothing=_("Nothing was asked about offers and information."))
    return [*blocks, *existing.stock(gathered)]


def engagement(gathered: Gathered) -> list[Block]:
    brought = gathered.brought
    blocks = on_a_theme(gathered, ENGAGE, nothing=_("Nothing was asked about what residents contribute."))
    if brought.ideas:
        said = _("Ideas that residents carry out, alone or with the town: %(number)s.") % {"number": brought.ideas}
        blocks = [*blocks, Text(said, _("From the ideas"))]
    return [*blocks, *pictures([gathered.balance])]


def in_own_words(gathered: Gathered) -> list[Block]:
    found = [(asked, panel) for asked in gathered.asked for panel in own_words(asked)]
    if not found:
        return [Text(_("Answers in own words have not been read by topic yet. They are never printed as a whole."))]
    said = told(by_survey(gathered, found))
    return [
        Text(paragraphs(said, _("Quotes were chosen by the team. They stand without age, place and name."))),
        *pictures([panel for _asked, panel in found]),
    ]
