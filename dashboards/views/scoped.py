"""In which words does a page say whose answers it shows? They stand on paper too, where the form is away."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dashboards.scope import ELSEWHERE, Part, Scope
from participation.channels import Channel


def scope_in_words(scope: Scope, parts: Iterable[Part]) -> str:
    """Empty where all answers are shown."""
    if scope.channel:
        return _("Only answers that came %(channel)s") % {"channel": Channel(scope.channel).label}
    if scope.part == ELSEWHERE:
        return _("Only answers without a part of the area")
    name = next((part.name for part in parts if part.key == scope.part), "")
    return _("Only answers from %(part)s") % {"part": name} if name else ""
