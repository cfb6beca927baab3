"""What is there already in the demo? Organisations and their offers, two of them long not checked."""

from datetime import timedelta
from typing import Any

from demo.content import read
from demo.seeding.calendar import Calendar
from participation.directory.models import Offering, Organisation
from participation.places.models import Area
from participation.processes.models import FieldOfAction


def seed(calendar: Calendar) -> None:
    areas = {area.slug: area for area in Area.objects.all()}
    fields = {field.code: field for field in FieldOfAction.objects.all()}
    for row in read("directory")["organisations"]:
        offerings = row.pop("offerings")
        organisation = Organisation.objects.create(**{**row, "area": areas[row.get("area", "am-anger")]})
        Offering.objects.bulk_create(_offering(organisation, one, areas, fields, calendar) for one in offerings)


def _offering(
    organisation: Organisation,
    row: dict[str, Any],
    areas: dict[str, Area],
    fields: dict[str, FieldOfAction],
    calendar: Calendar,
) -> Offering:
    days, part = row.pop("checked"), row.pop("part", None)
    return Offering(
        organisation=organisation,
        field_of_action=fields[row.pop("field")],
        area=areas[part] if part else None,
        confirmed_on=calendar.today - timedelta(days=days),
        **row,
    )
