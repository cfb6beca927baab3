"""For whom is it: this neighbourhood, or everybody in a larger area that it lies in?"""

from django.utils.translation import gettext as _

from participation.places.models import Area


def reach_of(where: Area, here: Area | None) -> str:
    """Words for a thing of `where` on a page of `here`; nothing where the two are the same or it lies below."""
    if here is None or where.pk == here.pk or where.pk not in here.ancestor_ids:
        return ""
    # Translators: marks what concerns a whole town or district, for example "For everybody in Altmühlbach"
    return _("For everybody in %(place)s") % {"place": where.name}
