"""By which rule can money be given away, in one sentence each? Chosen before anybody votes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas.models import Poll

THRESHOLD = "threshold"


@dataclass(frozen=True, slots=True)
class DecidingRule:
    """`name`: as published files call it (docs/voting.md)."""

    key: str
    name: str
    label: str | Promise
    explained: str | Promise


RULES: dict[str, DecidingRule] = {
    rule.key: rule
    for rule in (
        DecidingRule(
            "greedy",
            "greedy",
            gettext_lazy("Most votes first, skip what is too dear"),
            gettext_lazy(
                "The most votes win. What costs more than is left is skipped, and the next one gets its turn."
            ),
        ),
        DecidingRule(
            "greedy_no_skip",
            "greedy-no-skip",
            gettext_lazy("Most votes first, stop at what is too dear"),
            gettext_lazy("The most votes win, until a project costs more than is left. Then it ends."),
        ),
        DecidingRule(
            "equal_shares",
            "equalshares/add1",
            gettext_lazy("Equal shares"),
            gettext_lazy(
                "Everybody who votes has the same share of the money. A project wins if its voters can pay it."
            ),
        ),
    )
}


def rule_in_words(poll: Poll) -> str:
    rule = RULES.get(poll.rule)
    if rule is None:
        return ""
    threshold = poll.settings.get(THRESHOLD, 0)
    needed = _("A project needs at least %(number)s votes.") % {"number": threshold} if threshold else ""
    return f"{rule.explained} {needed}".strip()
