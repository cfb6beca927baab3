"""How do others count a poll of ours? `manage.py export_pabulib POLL --output FILE.pb`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ideas.models import Poll
from ideas.services.pabulib_out import TYPES, pabulib_of
from ideas.services.poll_files import MOST_PRIVATE


class Command(BaseCommand):
    help = "Write a poll that has ended as a .pb file of pabulib.org, without anything about who voted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("poll", metavar="POLL", help="its short name in addresses")
        parser.add_argument("--output", metavar="FILE.pb", default="-", help="without it: to the standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        found = Poll.objects.select_related("process__area").filter(slug=options["poll"]).first()
        if found is None:
            raise CommandError(_("There is no poll “%(slug)s”.") % {"slug": options["poll"]}, returncode=2)
        result = found.results.order_by("number").last()
        if found.state != Poll.State.CLOSED or result is None:
            raise CommandError(_("This poll is still open."), returncode=2)
        if found.kind not in TYPES:
            raise CommandError(_("This kind of vote has no place in a .pb file."), returncode=2)
        if result.ballots < MOST_PRIVATE:
            sentence = _("With fewer than %(number)d ballots, rare choices would tell who made them.")
            raise CommandError(sentence % {"number": MOST_PRIVATE}, returncode=2)
        text = pabulib_of(found)
        if options["output"] == "-":
            self.stdout.write(text, ending="")
        else:
            Path(options["output"]).write_text(text, encoding="utf-8")
