"""Which ideas of the demo mean the same? The team has put them together, with the service that the desk uses."""

from demo.content import read
from demo.seeding.calendar import Calendar
from demo.seeding.ideas import key_of
from demo.seeding.people import account
from ideas.models import Grouping, Idea
from ideas.services.grouping import group_ideas


def seed(calendar: Calendar) -> None:
    numbers = dict(Idea.objects.values_list("submission_key", "pk"))
    for row in read("groups")["group"]:
        made = group_ideas(
            main_id=numbers[key_of("idea", row["main"])],
            idea_ids=[numbers[key_of("idea", key)] for key in row["ideas"]],
            staff=account("Mira"),
            reason=row["reason"],
        )
        Grouping.objects.filter(pk__in=[one.pk for one in made]).update(made_at=calendar.at(-row["days"], 14))
