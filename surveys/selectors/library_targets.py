"""Into which drafts, and onto which of their pages, can somebody put a question?"""

from dataclasses import dataclass

from django.db.models import Q

from participation.places.models import Area
from participation.texts import localized
from surveys.drafting.tree import pages_of
from surveys.models import Survey


@dataclass(frozen=True, slots=True)
class Target:
    """`page` is the key of the page that single questions go to; `pages` are all, with their titles."""

    survey: Survey
    page: str
    pages: list[tuple[str, int, str]]

    @property
    def number(self) -> int:
        return next(number for key, number, _title in self.pages if key == self.page)


def drafts_of(desk: list[Area]) -> list[tuple[str, str]]:
    """Short name and title of the surveys there whose questions can change, those in preparation first."""
    within = Q(pk__in=[])
    for area in desk:
        within |= Q(process__area__path__startswith=area.path)
    found = Survey.objects.filter(within).exclude(state=Survey.State.CLOSED)
    rows = found.order_by("state", "-pk").values_list("slug", "title")
    return [(slug, localized(title)) for slug, title in rows]


def target_of(survey: Survey, page: str) -> Target:
    """The last page where none, or one that is gone, is named."""
    pages = [
        (each["key"], number, localized(each.get("title"))) for number, each in enumerate(pages_of(survey.draft), 1)
    ]
    keys = [key for key, _number, _title in pages]
    return Target(survey, page if page in keys else keys[-1], pages)
