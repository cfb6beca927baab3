"""Who publishes released figures, and what are they called?"""

from django.utils.translation import gettext as _

from dashboards.exports.results import Export
from participation.places.heading import heading_of
from participation.texts import localized


def made_by(export: Export) -> str:
    """The municipality where it is known, else the neighbourhood."""
    heading = heading_of(export.process.area)
    return heading.town or heading.name


def title_of(export: Export) -> str:
    return _("Results: %(process)s") % {"process": localized(export.process.title, export.language)}
