"""Which leaves lie in the public tree of a poll, and which heads of it were published?"""

from django.db import models


class SealedLeaf(models.Model):
    """The `index`-th leaf of the tree of a poll. Appended by the sealer only, never changed."""

    poll = models.ForeignKey("ideas.Poll", models.PROTECT, related_name="leaves", db_index=False)
    index = models.PositiveIntegerField()
    event = models.OneToOneField("ideas.BallotEvent", models.PROTECT, related_name="sealed")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "index"], name="a_leaf_has_one_place_in_the_tree")]

    def __str__(self) -> str:
        return f"{self.poll_id} #{self.index}"


class TreeHead(models.Model):
    """Root of the tree with `size` leaves, signed. Published once a day and at the end."""

    poll = models.ForeignKey("ideas.Poll", models.PROTECT, related_name="heads")
    size = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    made_on = models.DateField()
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "size"], name="a_tree_of_one_size_has_one_head"),
        ]
        ordering = ["poll", "size"]

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.size}"
