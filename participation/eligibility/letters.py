"""What stands on the letter that brings an access code? Its code, its QR code, the way there and the last day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from participation.eligibility.code_format import Code
from participation.places.models import Office
from participation.places.selectors import office_of
from participation.processes.days import last_day
from participation.processes.models import Phase, Process
from participation.processes.selectors import phases_of

# Phases in which a code opens something.
ACTING = (Phase.Kind.COLLECT, Phase.Kind.DISCUSS, Phase.Kind.VOTE, Phase.Kind.SURVEY)


@dataclass(frozen=True, slots=True)
class Letter:
    """`serial` is the public beginning of the code, by which a lost one is ended; `qr` an image as data address."""

    code: str
    serial: str
    qr: str


@dataclass(frozen=True, slots=True)
class Sender:
    """The same on every letter. `address` is what people type, without https."""

    process: Process
    office: Office | None
    until: date | None
    address: str


def letters_of(codes: Iterable[Code]) -> list[Letter]:
    return [Letter(str(code), code.selector, qr_of(f"{_redeem_url()}#{code}")) for code in codes]


def sender_of(process: Process) -> Sender:
    parts = urlsplit(_redeem_url())
    return Sender(process, office_of(process.area), until(process), f"{parts.netloc}{parts.path}")


def until(process: Process) -> date | None:
    """The last day on which the code opens something, if phases are set."""
    now = timezone.now()
    ends = [phase.ends_at for phase in phases_of(process) if phase.kind in ACTING and phase.ends_at > now]
    return last_day(max(ends)) if ends else None


def qr_of(address: str) -> str:
    """Behind "#" stands what browsers never send. Its quiet border belongs to it."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_data_uri(border=4, xmldecl=False, svgclass=None, lineclass=None))


def _redeem_url() -> str:
    return f"{settings.SITE_URL}{reverse('eligibility:redeem')}"
