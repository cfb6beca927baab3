"""Where does the demo take place? Town, neighbourhood, three sub-areas, their people and the office."""

from datetime import date
from typing import Any

from demo.content import read
from demo.seeding.calendar import Calendar
from participation.places.models import Area, Occasion, Office, PopulationMargin
from participation.places.services import add_area

# A hand-drawn place: tenths of a thousandth of a degree around a point in the woods.
CENTRE = (10.9050, 49.2050)
NORTH = ((-58, 48), (-30, 57), (5, 60), (38, 54), (60, 44))
LANE = ((-63, 14), (-35, 18), (-4, 12), (30, 17), (66, 12))
CHURCH = ((-61, -17), (-28, -13), (2, -20), (34, -14), (63, -19))
BROOK = ((-52, -46), (-20, -52), (12, -49), (40, -55), (57, -47))
Line = tuple[tuple[int, int], ...]


def point(east: float, north: float) -> tuple[float, float]:
    """Longitude and latitude, as GeoJSON wants them."""
    return round(CENTRE[0] + east / 10_000, 6), round(CENTRE[1] + north / 10_000, 6)


def _outline(upper: Line, lower: Line, sides: Line = ()) -> dict[str, Any]:
    """A ring against the clock: along the lower line eastwards, back along the upper one."""
    left, right = sides[: len(sides) // 2], sides[len(sides) // 2 :]
    ring = [*lower, *right, *reversed(upper), *left, lower[0]]
    return {"type": "Polygon", "coordinates": [[list(point(*corner)) for corner in ring]]}


def seed(calendar: Calendar) -> None:
    town = add_area(name="Altmühlbach", slug="altmuehlbach", kind=Area.Kind.MUNICIPALITY)
    anger = add_area(
        name="Am Anger",
        slug="am-anger",
        kind=Area.Kind.NEIGHBOURHOOD,
        parent=town,
        outline=_outline(NORTH, BROOK, (LANE[0], CHURCH[0], CHURCH[-1], LANE[-1])),
    )
    for name, slug, upper, lower in (
        ("Siedlung Nord", "siedlung-nord", NORTH, LANE),
        ("Oberer Anger", "oberer-anger", LANE, CHURCH),
        ("Unterer Anger", "unterer-anger", CHURCH, BROOK),
    ):
        add_area(name=name, slug=slug, kind=Area.Kind.SUB_AREA, parent=anger, outline=_outline(upper, lower))
    _population(calendar)
    _office(anger, calendar)


def _population(calendar: Calendar) -> None:
    content = read("places")
    areas = {area.slug: area for area in Area.objects.all()}
    counted_on = date(calendar.today.year - 1, 12, 31)
    PopulationMargin.objects.bulk_create(
        PopulationMargin(
            area=areas[slug],
            dimension=dimension,
            category=category,
            count=count,
            counted_on=counted_on,
            source=content["source"],
        )
        for slug, dimensions in content["population"].items()
        for dimension, categories in dimensions.items()
        for category, count in categories.items()
    )


def _office(anger: Area, calendar: Calendar) -> None:
    content = read("places")
    Office.objects.create(area=anger, **content["office"])
    for row in content["occasions"]:
        hour, minute = row["time"]
        days = calendar.next_day(row["weekday"], row["after"])
        Occasion.objects.create(
            area=anger, title=row["title"], note=row["note"], starts_at=calendar.at(days, hour, minute)
        )
