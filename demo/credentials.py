"""Who can sign in to the demo neighbourhood, and how? Invented people, invented addresses."""

from dataclasses import dataclass

from participation.accounts.models import Role


@dataclass(frozen=True, slots=True)
class Person:
    """`password` is empty for residents: they sign in with a one-time link."""

    name: str
    email: str
    role: Role | None
    password: str
    area: str
    does: str


TEAM = (
    Person("Jana", "jana@altmuehlbach.example", Role.STAFF, "anger-demo-jana", "am-anger", "Quartiersarbeit"),
    Person("Tobias", "tobias@altmuehlbach.example", Role.STAFF, "anger-demo-tobias", "am-anger", "Quartiersarbeit"),
    Person("Mira", "mira@altmuehlbach.example", Role.MODERATOR, "anger-demo-mira", "am-anger", "prüft Ideen"),
    Person("Olga Brandt", "olga@altmuehlbach.example", Role.OFFICIAL, "anger-demo-olga", "altmuehlbach", "Bauamt"),
    Person(
        "Adam",
        "adam@altmuehlbach.example",
        Role.ADMINISTRATOR,
        "anger-demo-adam",
        "altmuehlbach",
        "verwaltet die Seite",
    ),
)
RESIDENTS = (
    Person("Rosa", "rosa@altmuehlbach.example", None, "", "am-anger", "wohnt am Anger"),
    Person("Nabil", "nabil@altmuehlbach.example", None, "", "am-anger", "wohnt am Anger"),
    Person("Helga", "helga@altmuehlbach.example", None, "", "am-anger", "wohnt am Anger"),
    Person("Emre", "emre@altmuehlbach.example", None, "", "am-anger", "wohnt am Anger"),
    Person("Oksana", "oksana@altmuehlbach.example", None, "", "am-anger", "wohnt am Anger"),
    Person("Ludwig", "ludwig@altmuehlbach.example", None, "", "am-anger", "wohnt am Anger"),
)
EVERYBODY = TEAM + RESIDENTS
