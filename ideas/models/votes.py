"""Who supports what, and how did that come about? Current votes and their ledger."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.eligibility.standing import Standing
from participation.processes.models import Contribution
from participation.tally.models import LedgerEvent


class Vote(Contribution):
    """The current vote of one voter on one idea; 0 after a withdrawal.

    `voter_key` is a pseudonym per process (see participation.eligibility.identity), never an account id.
    """

    idea = models.ForeignKey("ideas.Idea", models.PROTECT, related_name="votes", db_index=False)
    voter_key = models.UUIDField()
    standing = models.CharField(_("proof"), max_length=8, choices=Standing.choices)
    value = models.SmallIntegerField(_("value"))

    class Meta:
        verbose_name = _("vote")
        constraints = [
            models.UniqueConstraint(fields=["idea", "voter_key"], name="one_vote_per_voter_and_idea"),
            models.CheckConstraint(condition=models.Q(value__in=[0, 1]), name="a_support_vote_is_0_or_1"),
        ]

    def __str__(self) -> str:
        return f"{self.value} on {self.idea_id}"


class VoteEvent(LedgerEvent):
    """One change of one vote. Why a ledger: a mutable row cannot say what was counted already, nor when.

    The row copies what the tallies group by, so that counting reads one table, and has no index but those that
    counting and the vote box use: each would be written with every vote and every count. Withdrawals, merged ideas and
    votes found invalid add compensating events; nothing is ever edited or removed.
    """

    vote = models.ForeignKey("ideas.Vote", models.PROTECT, related_name="events")
    idea = models.ForeignKey("ideas.Idea", models.PROTECT, related_name="+", db_index=False)
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, related_name="+", db_index=False)
    old = models.SmallIntegerField()
    new = models.SmallIntegerField()
    channel = models.CharField(max_length=8)
    standing = models.CharField(max_length=8)
    recorded_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    happened_on = models.DateField()
    # Set where the event only moves a vote within a group, so that each person counts once; empty for what people did.
    grouping = models.ForeignKey("ideas.Grouping", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("vote event")
        constraints = [
            models.CheckConstraint(condition=~models.Q(old=models.F("new")), name="a_vote_event_changes_something")
        ]
        indexes = [
            models.Index(fields=["id"], name="vote_events_not_yet_counted", condition=models.Q(fold_run__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.old} -> {self.new}"
