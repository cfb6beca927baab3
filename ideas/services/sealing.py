"""How do ballots enter the public tree? Once a day and at the end a worker appends what came and signs the root.

Nothing is chained while somebody votes. What waits is what has no place yet, never "after the last id": ids become
visible out of order. The leaves of one head stand in the order of their hashes, so that a place tells the day and no
more; a head waits for enough of them.
"""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from ideas.models import BallotEvent, Poll, SealedLeaf, TreeHead
from participation.sealing.heads import signed_text
from participation.sealing.merkle import Growing

ROWS = 1_000
# Fewer in a day wait for the next one: the place of a ballot must not tell who voted that day.
ENOUGH = 20


def seal_due() -> int:
    """Number of heads made. Polls of which nothing waits are not looked at."""
    waits = Exists(BallotEvent.objects.filter(poll=OuterRef("pk"), sealed__isnull=True))
    found = Poll.objects.filter(waits).exclude(state=Poll.State.DRAFT).order_by("pk")
    return sum(seal_poll(poll_id) is not None for poll_id in found.values_list("pk", flat=True))


@transaction.atomic
def seal_poll(poll_id: int, *, at_end: bool = False) -> TreeHead | None:
    """One sealer at a time, by the lock of the poll."""
    poll = Poll.objects.select_for_update(of=("self",), no_key=True).get(pk=poll_id)
    last = poll.heads.last()
    today = timezone.localdate()
    waiting = sorted(
        BallotEvent.objects.filter(poll=poll, sealed__isnull=True).values_list("leaf", "pk"), key=lambda row: row[0]
    )
    if not waiting or (not at_end and (len(waiting) < ENOUGH or (last is not None and last.made_on >= today))):
        return None
    size = last.size if last else 0
    leaves = [SealedLeaf(poll=poll, index=size + n, event_id=pk) for n, (_leaf, pk) in enumerate(waiting)]
    SealedLeaf.objects.bulk_create(leaves, batch_size=ROWS)
    head = TreeHead(poll=poll, size=size + len(leaves), root=Growing(leaves_of(poll)).root.hex(), made_on=today)
    head.signature = _key().sign(signed_text(poll=poll.slug, size=head.size, root=head.root, made_on=today)).hex()
    head.save()
    return head


def leaves_of(poll: Poll) -> list[bytes]:
    """In the order of the tree."""
    rows = SealedLeaf.objects.filter(poll=poll).order_by("index").values_list("event__leaf", flat=True)
    return [bytes.fromhex(leaf) for leaf in rows.iterator(chunk_size=ROWS)]


def public_key() -> str:
    return _key().public_key().public_bytes_raw().hex()


def _key() -> Ed25519PrivateKey:
    """Comes from the key of pseudonyms, which an installation keeps as long as its votes."""
    return Ed25519PrivateKey.from_private_bytes(sha256(f"sealing|{settings.PSEUDONYM_KEY}".encode()).digest())
