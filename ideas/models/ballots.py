"""How does somebody vote in a poll, and how did that come about? Current ballots and their ledger."""

import secrets
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.processes.models import Contribution
from participation.tally.models import LedgerEvent, Tally


def salt() -> str:
    """128 bits by lot: hides what a leaf says until its ballot is published."""
    return secrets.token_hex(16)


class Ballot(Contribution):
    """The current ballot of one person in one poll; no choices after a withdrawal or while it is void.

    `voter_key` is a pseudonym per process. `choices` as its kind of vote writes them down (ideas/votekinds/).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey("ideas.Poll", models.PROTECT, related_name="ballots", db_index=False)
    voter_key = models.UUIDField()
    standing = models.CharField(_("proof"), max_length=8)
    revision = models.PositiveIntegerField(default=0)
    choices = models.JSONField(default=dict)
    void = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("ballot")
        constraints = [
            models.UniqueConstraint(fields=["poll", "voter_key"], name="one_ballot_per_person_and_poll"),
            models.CheckConstraint(
                condition=models.Q(void=False) | models.Q(choices={}), name="a_void_ballot_chooses_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.poll_id}: revision {self.revision}"


class BallotEvent(LedgerEvent):
    """One revision of one ballot. Copies what the tallies group by; nothing is ever edited or removed.

    `submission_key`: the same press sent again finds its event. `leaf` is what the sealer puts into the public tree,
    made from the content and `nonce` (ideas/rules/leaves.py).
    """

    class Act(models.TextChoices):
        CAST = "cast", _("cast")
        WITHDRAW = "withdraw", _("withdrawn")
        VOID = "void", _("declared void")
        RESTORE = "restore", _("restored")

    ballot = models.ForeignKey("ideas.Ballot", models.PROTECT, related_name="events", db_index=False)
    poll = models.ForeignKey("ideas.Poll", models.PROTECT, related_name="events", db_index=False)
    revision = models.PositiveIntegerField()
    act = models.CharField(max_length=8, choices=Act.choices)
    old = models.JSONField()
    new = models.JSONField()
    # Before and after: somebody may come back with a better proof, or a slip may be corrected on the telephone.
    old_channel = models.CharField(max_length=8)
    channel = models.CharField(max_length=8)
    old_standing = models.CharField(max_length=8)
    standing = models.CharField(max_length=8)
    recorded_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    reason = models.TextField(blank=True)
    submission_key = models.UUIDField(unique=True)
    nonce = models.CharField(max_length=32, default=salt)
    leaf = models.CharField(max_length=64)
    happened_on = models.DateField()

    class Meta:
        verbose_name = _("ballot event")
        constraints = [
            models.UniqueConstraint(fields=["ballot", "revision"], name="revisions_of_a_ballot_are_numbered"),
            models.CheckConstraint(
                condition=~models.Q(act="void") | (~models.Q(reason="") & models.Q(recorded_by__isnull=False)),
                name="who_declares_a_ballot_void_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], name="ballots_not_yet_counted", condition=models.Q(fold_run__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.ballot_id}: revision {self.revision}"


class BallotTally(Tally):
    """Sum of what the current ballots say: `cell` as their kind of vote counts, and "_ballots" for how many they are.

    Apart by proof, because what is proven and what is not are never added, and by the way that the ballot came.
    """

    poll = models.ForeignKey("ideas.Poll", models.CASCADE, related_name="+", db_index=False)
    cell = models.CharField(max_length=40)
    standing = models.CharField(max_length=8)
    channel = models.CharField(max_length=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["poll", "cell", "standing", "channel"], name="one_ballot_tally_per_cell_proof_and_way"
            )
        ]

    def __str__(self) -> str:
        return f"{self.poll_id} {self.cell}: {self.value}"
