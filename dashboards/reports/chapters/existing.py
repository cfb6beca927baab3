"""What is there already: offers in chapter 9, all of many in the appendix."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.existing import named
from dashboards.panels.words import numbers
from dashboards.reports.blocks import Block, Rows, Text
from dashboards.reports.chapters.sentences import listed, paragraphs
from dashboards.reports.gathering import Gathered
from dashboards.selectors.existing import organisations
from participation.directory.models import Offering
from participation.web.phrases import day

SHORT = 15  # offers that chapter 9 lists itself; more stand in the appendix


def stock(gathered: Gathered) -> list[Block]:
    """The inventory that guides for such concepts ask for, beside what people know and miss."""
    existing = gathered.existing
    if not existing.offerings:
        return [Text(_("The directory of this platform holds no offer yet."), _heading(), _who_keeps_it())]
    fields = ", ".join(existing.without)
    without = _("No offer is entered for: %(fields)s.") % {"fields": fields} if fields else ""
    words = paragraphs(_number(gathered), listed(filter(None, [_old(gathered), without])))
    blocks: list[Block] = [Text(words, _heading(), _who_keeps_it())]
    blocks.append(_by_field(gathered) if _is_long(gathered) else whole_list(gathered))
    return blocks + _beside_questions(gathered)


def in_appendix(gathered: Gathered) -> list[Block]:
    return [whole_list(gathered)] if _is_long(gathered) else []


def whole_list(gathered: Gathered) -> Rows:
    rows = tuple(
        (field, one.title, one.organisation.name, _place(one), one.when or "–")
        for field, offerings in gathered.existing.by_field()
        for one in offerings
    )
    columns = (_("Field of action"), _("Offer"), _("Organisation"), _("Place"), _("When"))
    return Rows(_("Offers that exist already"), columns, rows)


def _heading() -> str:
    return _("What there is already")


def _who_keeps_it() -> str:
    return _("Is the list complete? Missing is often only unknown: show it to your network.")


def _is_long(gathered: Gathered) -> bool:
    return len(gathered.existing.offerings) > SHORT


def _number(gathered: Gathered) -> str:
    offerings = gathered.existing.offerings
    said = ngettext(
        "%(number)s offer stands in the directory (organisations: %(organisations)s).",
        "%(number)s offers stand in the directory (organisations: %(organisations)s).",
        len(offerings),
    )
    return said % {
        "number": numbers().number(len(offerings)),
        "organisations": numbers().number(organisations(offerings)),
    }


def _old(gathered: Gathered) -> str:
    old = sum(one.is_old(gathered.on) for one in gathered.existing.offerings)
    said = ngettext(
        "%(number)s offer was not checked within the year before %(day)s.",
        "%(number)s offers were not checked within the year before %(day)s.",
        old,
    )
    return said % {"number": numbers().number(old), "day": day(gathered.on)} if old else ""


def _by_field(gathered: Gathered) -> Rows:
    rows = tuple(
        (field, numbers().number(len(offerings)), named(offerings)) for field, offerings in gathered.existing.by_field()
    )
    return Rows(_("Offers by field of action"), (_("Field of action"), _("Offers"), _("for example")), rows)


def _beside_questions(gathered: Gathered) -> list[Block]:
    """Where people were asked which offers they know or use: how many there are."""
    rows = tuple(
        (measure.item, ", ".join(about.names), numbers().number(len(about.offerings)))
        for asked in gathered.asked
        for _title, questions in asked.pages
        for question in questions
        if question.concept.startswith("offers") and not question.past
        for measure in question.measures
        if measure.item and (about := gathered.existing.about(measure.key))
    )
    columns = (_("Asked about"), _("looked for in"), _("offers in the directory"))
    return [Rows(_("Known and used, and what exists"), columns, rows)] if rows else []


def _place(offering: Offering) -> str:
    part = offering.area.name if offering.area else ""
    return ", ".join(filter(None, (offering.place, part))) or "–"
