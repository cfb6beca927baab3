"""What is there already, and what of it is about a topic of a survey? The directory, for reports and decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from participation.directory.models import ForWhom, Offering
from participation.directory.selectors import offerings_for
from participation.places.models import Area
from participation.processes.models import FieldOfAction
from participation.texts import localized

# Topics of the shipped surveys: in which fields of action, and for whom, are offers about them? A field whose own code
# is that of the topic always is. Fields are named by the municipality: what it does not have says nothing.
FIELDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("services", "lunch"), ("supply",)),
    **dict.fromkeys(("counsel", "care_advice", "alarm"), ("health",)),
    **dict.fromkeys(("walking", "crossing", "cycling", "traffic", "transit", "ride"), ("mobility",)),
    **dict.fromkeys(("green", "clean", "safety", "climate", "benches", "toilets"), ("public_space",)),
    **dict.fromkeys(("housing_cost", "housing_access", "housing_advice"), ("housing",)),
    **dict.fromkeys(("together", "neighbour_help", "visit"), ("meeting",)),
    **dict.fromkeys(("learn", "digital"), ("generations",)),
    "say": ("participation",),
}
GROUPS: Mapping[str, tuple[ForWhom, ...]] = {
    "kids": (ForWhom.CHILDREN, ForWhom.FAMILIES),
    "youth": (ForWhom.YOUTH,),
    "seniors": (ForWhom.OLDER,),
    "carers": (ForWhom.CARERS,),
    "advice": (ForWhom.HARDSHIP,),
}


@dataclass(frozen=True, slots=True)
class About:
    """What is there about one topic: `names` are the fields of action, or the groups, in which it was looked for."""

    names: tuple[str, ...]
    offerings: tuple[Offering, ...]


@dataclass(frozen=True, slots=True)
class Existing:
    """`fields`: code and name of every field of action, also of those where nothing is."""

    offerings: tuple[Offering, ...]
    fields: Mapping[str, str]

    @property
    def checked_on(self) -> list[date]:
        return [one.confirmed_on for one in self.offerings]

    @property
    def without(self) -> list[str]:
        """Fields of action in which no offer is entered."""
        there = {one.field_of_action.code for one in self.offerings}
        return [name for code, name in self.fields.items() if code not in there]

    def by_field(self) -> list[tuple[str, list[Offering]]]:
        found = {
            name: [one for one in self.offerings if one.field_of_action.code == code]
            for code, name in self.fields.items()
        }
        return [(name, offerings) for name, offerings in found.items() if offerings]

    def about(self, measure: str) -> About | None:
        """`measure` as tallies name it ("B1.walking"). None where nobody can say which offers would be about it."""
        topic = measure.rpartition(".")[2]
        if groups := GROUPS.get(topic):
            names = tuple(str(group.label) for group in groups)
            return About(names, tuple(one for one in self.offerings if set(groups) & set(one.for_whom)))
        codes = [code for code in (topic, *FIELDS.get(topic, ())) if code in self.fields]
        if not codes:
            return None
        names = tuple(self.fields[code] for code in codes)
        return About(names, tuple(one for one in self.offerings if one.field_of_action.code in codes))


def existing_in(area: Area) -> Existing:
    """Two queries."""
    fields = {one.code: localized(one.name) or one.code for one in FieldOfAction.objects.all()}
    return Existing(tuple(offerings_for(area)), fields)


def organisations(offerings: Sequence[Offering]) -> int:
    return len({one.organisation_id for one in offerings})
