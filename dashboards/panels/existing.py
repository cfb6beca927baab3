"""Before a new measure: what is there already? One sentence, for recommendations and for whoever decides."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.words import numbers
from dashboards.selectors.existing import Existing
from participation.directory.models import Offering

NAMED = 5


def before_a_measure(existing: Existing, topic: str) -> str:
    """`topic`: a measure as tallies name it, or a field of action. "" where nobody can say where offers would be."""
    about = existing.about(topic)
    if about is None or not existing.offerings:
        return ""
    told = {"fields": ", ".join(about.names)}
    if not about.offerings:
        return _("Before a new measure: for “%(fields)s” the directory holds no offer.") % told
    number = len(about.offerings)
    said = ngettext(
        "Before a new measure: for “%(fields)s” there is %(number)s offer already: %(names)s.",
        "Before a new measure: for “%(fields)s” there are %(number)s offers already: %(names)s.",
        number,
    )
    return said % {**told, "number": numbers().number(number), "names": named(about.offerings)}


def named(offerings: Sequence[Offering]) -> str:
    names = ", ".join(f"{one.title} ({one.organisation.name})" for one in offerings[:NAMED])
    more = len(offerings) - NAMED
    return _("%(names)s and %(more)s more") % {"names": names, "more": more} if more > 0 else names
