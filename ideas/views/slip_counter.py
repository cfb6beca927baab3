"""What does every answer to staff who enter slips need? Who enters for which process, and by which way it came."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ideas.rules.voting import may_record_slips
from ideas.selectors.surroundings import Surroundings
from participation.accounts.models import Account
from participation.allowed import Refused
from participation.channels import Channel
from participation.processes.models import Process


@dataclass(frozen=True, slots=True)
class Counter:
    """What every answer of this page needs. `channel` is chosen once, in the address."""

    request: HttpRequest
    process: Process
    account: Account
    around: Surroundings
    channel: Channel | None

    @property
    def address(self) -> str:
        address = reverse("ideas:slips", args=[self.process.slug])
        return f"{address}?weg={self.channel.value}" if self.channel else address

    def show(self, template: str, *, status: int = 200, **context: object) -> HttpResponse:
        refused = may_record_slips(self.account, self.process)
        common = {
            "process": self.process,
            "neighbourhood": self.around,
            "channel": self.channel,
            "address": self.address,
            "refused": refused if isinstance(refused, Refused) else None,
        }
        return render(self.request, template, common | context, status=status)
