"""Which quotas has a draft, in words, and how full are they?"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.allowed import Refused
from participation.texts import localized
from participation.web.phrases import number
from surveys.drafting.quotas import may_have_quota, with_quota
from surveys.drafting.tree import pages_of, questions_of
from surveys.models import Survey, TakenPlaces

NO_GROUPS = Refused(
    "quota_needs_groups", gettext_lazy("Only a question with one answer out of several can have a quota.")
)
# Asked later than on this page, it comes after a long part.
EARLY = 2


@dataclass(frozen=True, slots=True)
class Group:
    text: str
    most: int
    taken: int

    @property
    def words(self) -> str:
        """In steps: one by one, they would tell the group of whoever has just pressed the button."""
        step = settings.MINIMUM_GROUP_SIZE
        said = {"most": number(self.most), "step": number(step), "number": number(self.taken // step * step)}
        if self.taken >= self.most:
            return _("full (%(most)s)") % said
        if self.taken < step:
            return _("fewer than %(step)s of %(most)s") % said if self.most > step else _("not full (%(most)s)") % said
        return _("%(number)s or more of %(most)s") % said


@dataclass(frozen=True, slots=True)
class Quota:
    """`late`: it is asked after a long part."""

    code: str
    question: str
    groups: tuple[Group, ...]
    late: bool

    @property
    def sentence(self) -> str:
        numbers = sorted({group.most for group in self.groups})
        if len(numbers) == 1:
            text = _("At most %(number)s answers per group: “%(question)s”")
            return text % {"number": numbers[0], "question": self.question}
        each = ", ".join(f"{group.text}: {group.most}" for group in self.groups)
        return _("At most so many answers per group: “%(question)s” (%(groups)s)") % {
            "question": self.question,
            "groups": each,
        }


def quotas_of(survey: Survey, language: str) -> list[Quota]:
    """One query, and none where the draft has no quota."""
    found = with_quota(survey.draft)
    if not found:
        return []
    rows = TakenPlaces.objects.filter(survey=survey).values_list("question", "option", "taken")
    taken = {(question, option): number for question, option, number in rows}
    places = {one["code"]: place for place, page in enumerate(pages_of(survey.draft), 1) for one in page["questions"]}
    return [
        Quota(
            code=question["code"],
            question=localized(question.get("text"), language),
            groups=tuple(
                Group(
                    localized(one.get("text"), language), one["places"], taken.get((question["code"], one["code"]), 0)
                )
                for one in question.get("options", [])
                if one.get("places")
            ),
            late=places[question["code"]] > EARLY,
        )
        for question in found
    ]


def may_get_quota(survey: Survey, language: str) -> list[tuple[str, str]]:
    """Code and text of each question whose answers are groups; those about the person come first."""
    found = [question for question in questions_of(survey.draft) if may_have_quota(question)]
    found.sort(key=lambda question: not str(question.get("concept", "")).startswith("demo."))
    return [(question["code"], localized(question.get("text"), language)) for question in found]
