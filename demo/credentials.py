"""Who can sign in to the demo? `seed_demo` makes these accounts, `manage.py demo` prints them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoLogin:
    role: str
    name: str
    email: str
    # Residents have none: they ask for a link, which the demo shows on the terminal and in var/mail/.
    password: str = ""


RESIDENT = DemoLogin("resident", "Rosa Lindner", "rosa@quartier.example")
STAFF = DemoLogin("staff", "Jana Petersen", "jana@quartier.example", "demo-quartier-jana")
MODERATOR = DemoLogin("moderator", "Mira Aydın", "mira@quartier.example", "demo-quartier-mira")
OFFICIAL = DemoLogin("official", "Olga Brandt", "olga@stadt.example", "demo-quartier-olga")
ADMINISTRATOR = DemoLogin("administrator", "Adam Nowak", "adam@stadt.example", "demo-quartier-adam")

LOGINS = (RESIDENT, STAFF, MODERATOR, OFFICIAL, ADMINISTRATOR)
