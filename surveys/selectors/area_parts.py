"""Which parts has the neighbourhood of a survey, as answers to "where do you live"?"""

from participation.places.models import Area


def parts_of(area: Area) -> list[tuple[str, str]]:
    """Short name and name, in the order of the alphabet."""
    return list(Area.objects.filter(parent=area).order_by("name").values_list("slug", "name"))
