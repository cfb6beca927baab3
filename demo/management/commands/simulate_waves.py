"""Which changes does the evaluation find? `manage.py simulate_waves` makes two surveys with known differences."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from demo.seeding.people import account
from demo.seeding.waves import ANSWERS, CHANGED, WAVES, seed_waves
from participation.allowed import NotAllowed
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import Survey

SLUG = "leben-am-anger"


class Command(BaseCommand):
    help = (
        "Two random samples of the demo neighbourhood, three years apart. Some topics changed, the others did not; "
        "“Eight questions of councillors” of the process says which. On demos and test systems only."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--answers", type=int, default=ANSWERS, help="of each wave")

    def handle(self, *args: Any, **options: Any) -> None:
        if Survey.objects.filter(slug__in=[wave.slug for wave in WAVES]).exists():
            self.stdout.write("The two waves are there already. Nothing was changed.")
            return
        area = Area.objects.filter(slug="am-anger").first()
        if area is None:
            raise CommandError("The demo neighbourhood is not there yet. Run manage.py seed_demo first.")
        jana = account("Jana")
        process, _new = Process.objects.get_or_create(
            slug=SLUG,
            defaults={
                "area": area,
                "responsible": jana,
                "state": Process.State.ARCHIVED,
                "title": {"de": "Leben am Anger, zweimal gefragt", "en": "Life at the Anger, asked twice"},
                "summary": {
                    "de": "Zwei Befragungen im Abstand von drei Jahren. Alle Zahlen sind erfunden.",
                    "en": "Two surveys, three years apart. All figures are invented.",
                },
            },
        )
        try:
            seed_waves(process, jana, seed=options["seed"], answers=options["answers"])
        except NotAllowed as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Two waves with {options['answers']} answers each. Built in: {', '.join(CHANGED)}.")
        self.stdout.write(f"/auswertung/{SLUG}/acht-fragen/ says what it finds.")
