"""How do panels write numbers and shares in the language of the page?"""

from django.conf import settings
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from dashboards.charts.numbers import Numbers, numbers_for
from dashboards.panels.panel import Cell

FEW = 30  # below this, counts say more than shares


def numbers() -> Numbers:
    return numbers_for(get_language() or "de")


def share_words(share: float, base: int) -> str:
    """In percent, or as "13 of 28" where few answered."""
    if base >= FEW:
        return numbers().percent(share)
    return _("%(count)s of %(base)s") % {"count": numbers().number(round(share * base)), "base": numbers().number(base)}


def count_cell(count: int | None) -> Cell:
    """A number of people or acts; hidden ones say so."""
    if count is None:
        return hidden_cell()
    return Cell(numbers().number(count), count)


def hidden_cell() -> Cell:
    return Cell(hidden_word(), None)


def share_cell(share: float | None) -> Cell:
    if share is None:
        return Cell("–", None)
    return Cell(numbers().percent(share), round(share, 4))


def decimal_cell(value: float | None, decimals: int = 2) -> Cell:
    if value is None:
        return Cell("–", None)
    return Cell(numbers().number(value, decimals), round(value, 4))


def hidden_word() -> str:
    # Translators: stands where a small number is not shown, to protect people
    return pgettext("figure", "hidden")


def hidden_note() -> str:
    """Why a figure is hidden, with the limit that holds here."""
    return _("“Hidden” protects groups of fewer than %(limit)s people, so that nobody works them out.") % {
        "limit": numbers().number(settings.MINIMUM_GROUP_SIZE)
    }
