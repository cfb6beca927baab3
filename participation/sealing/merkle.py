"""Is something in a list that only grows, and did the list keep what it had? Merkle trees as in RFC 6962 (and 9162).

Works on hashes of leaves. A proof is a list of hashes, the deepest first.
"""

from collections.abc import Sequence
from hashlib import sha256

Hash = bytes
EMPTY: Hash = sha256(b"").digest()


def leaf_hash(content: bytes) -> Hash:
    return sha256(b"\x00" + content).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    return sha256(b"\x01" + left + right).digest()


def root_of(leaves: Sequence[Hash]) -> Hash:
    """Level by level; the last one of an odd level goes up as it is."""
    level = list(leaves)
    while len(level) > 1:
        pairs = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0] if level else EMPTY


def inclusion_proof(leaves: Sequence[Hash], index: int) -> list[Hash]:
    """What it takes to get from one leaf to the root."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"leaf {index} of {len(leaves)}")
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion_proof(leaves[:split], index), root_of(leaves[split:])]
    return [*inclusion_proof(leaves[split:], index - split), root_of(leaves[:split])]


def consistency_proof(leaves: Sequence[Hash], earlier: int) -> list[Hash]:
    """What it takes to show that the first `earlier` leaves are what they were."""
    if not 0 <= earlier <= len(leaves):
        raise IndexError(f"{earlier} of {len(leaves)} leaves")
    return _subproof(leaves, earlier, whole=True) if 0 < earlier < len(leaves) else []


def _subproof(leaves: Sequence[Hash], earlier: int, *, whole: bool) -> list[Hash]:
    """`whole`: the earlier tree is known by its root, which needs no hash of its own."""
    if earlier == len(leaves):
        return [] if whole else [root_of(leaves)]
    split = _split(len(leaves))
    if earlier <= split:
        return [*_subproof(leaves[:split], earlier, whole=whole), root_of(leaves[split:])]
    return [*_subproof(leaves[split:], earlier - split, whole=False), root_of(leaves[:split])]


def is_included(leaf: Hash, *, index: int, size: int, proof: Sequence[Hash], root: Hash) -> bool:
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            found = node_hash(other, found)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, other)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(*, earlier: int, size: int, earlier_root: Hash, root: Hash, proof: Sequence[Hash]) -> bool:
    """Is the tree with `earlier` leaves the beginning of the one with `size`?"""
    if not 0 <= earlier <= size:
        return False
    if earlier == size:
        return not proof and earlier_root == root
    if earlier == 0:
        return not proof and earlier_root == EMPTY
    rest = list(proof) if earlier & (earlier - 1) else [earlier_root, *proof]
    return bool(rest) and _both_roots(earlier - 1, size - 1, rest) == (earlier_root, root)


def _both_roots(place: int, last: int, proof: Sequence[Hash]) -> tuple[Hash, Hash] | None:
    while place % 2:
        place, last = place >> 1, last >> 1
    before = now = proof[0]
    for other in proof[1:]:
        if last == 0:
            return None
        if place % 2 or place == last:
            before, now = node_hash(other, before), node_hash(other, now)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            now = node_hash(now, other)
        place, last = place >> 1, last >> 1
    return (before, now) if last == 0 else None


def _split(size: int) -> int:
    """The largest power of two below."""
    return 1 << (size - 1).bit_length() - 1


class Growing:
    """The root of a list that is only appended to, without keeping the list: one hash per full subtree."""

    def __init__(self, leaves: Sequence[Hash] = ()) -> None:
        self.size = 0
        self._full: list[tuple[int, Hash]] = []
        for leaf in leaves:
            self.append(leaf)

    def append(self, leaf: Hash) -> None:
        size, found = 1, leaf
        while self._full and self._full[-1][0] == size:
            found = node_hash(self._full.pop()[1], found)
            size *= 2
        self._full.append((size, found))
        self.size += 1

    @property
    def root(self) -> Hash:
        if not self._full:
            return EMPTY
        found = self._full[-1][1]
        for _, left in reversed(self._full[:-1]):
            found = node_hash(left, found)
        return found
