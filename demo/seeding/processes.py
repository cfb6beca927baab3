"""What is going on in the demo? Three processes, their phases and what they promise; fields of action."""

from typing import Any

from demo.content import read
from demo.seeding.calendar import Calendar
from demo.seeding.people import account
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Phase, Process


def seed(calendar: Calendar) -> None:
    content = read("processes")
    for order, (code, name) in enumerate(content["fields"].items()):
        FieldOfAction.objects.create(code=code, name=name, order=order)
    # The last one is the newest; residents see it first.
    for row in content["processes"]:
        _process(row, calendar)


def _process(row: dict[str, Any], calendar: Calendar) -> None:
    phases = row.pop("phases")
    process = Process.objects.create(
        **{
            **row,
            "area": Area.objects.get(slug=row["area"]),
            "responsible": account(row["responsible"]),
            "promise_decides_on": calendar.day(row["promise_decides_on"]),
        }
    )
    for phase in phases:
        begins, ends = (calendar.closing + 1 if day == "closing" else day for day in phase["days"])
        Phase.objects.create(
            process=process,
            kind=phase["kind"],
            title=phase["title"],
            starts_at=calendar.at(begins, 0),
            ends_at=calendar.at(ends, 0),
        )
