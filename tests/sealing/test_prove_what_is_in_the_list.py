"""Can anybody see that a leaf is in the tree, and that the tree only grew?

Leaves, roots and proofs are the known answers of Certificate Transparency.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.sealing.merkle import (
    EMPTY,
    Growing,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    root_of,
)

CONTENTS = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
LEAVES = [leaf_hash(bytes.fromhex(content)) for content in CONTENTS]
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
A = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
B = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
C = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
SECOND = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
FIFTH = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
SEVENTH = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"

hashes = st.lists(st.binary(min_size=32, max_size=32), max_size=40, unique=True)


def in_hex(proof: list[bytes]) -> list[str]:
    return [one.hex() for one in proof]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_the_known_ones(size: int) -> None:
    assert root_of(LEAVES[:size]).hex() == ROOTS[size]
    assert Growing(LEAVES[:size]).root.hex() == ROOTS[size]


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [(0, 1, []), (0, 8, [SECOND, A, B]), (5, 8, [FIFTH, C, ROOTS[4]]), (2, 3, [ROOTS[2]])],
)
def test_proofs_that_a_leaf_is_there_are_the_known_ones(index: int, size: int, proof: list[str]) -> None:
    assert in_hex(inclusion_proof(LEAVES[:size], index)) == proof


@pytest.mark.parametrize(
    ("earlier", "size", "proof"),
    [(1, 1, []), (1, 8, [SECOND, A, B]), (6, 8, [SEVENTH, C, ROOTS[4]]), (2, 5, [A, FIFTH])],
)
def test_proofs_that_a_tree_only_grew_are_the_known_ones(earlier: int, size: int, proof: list[str]) -> None:
    assert in_hex(consistency_proof(LEAVES[:size], earlier)) == proof


@given(hashes.filter(bool), st.data())
def test_every_leaf_can_be_shown(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = inclusion_proof(leaves, index), root_of(leaves)
    assert is_included(leaves[index], index=index, size=len(leaves), proof=proof, root=root)
    assert len(proof) <= len(leaves).bit_length()
    for wrong in (
        {"index": index + 1},
        {"index": -1},
        {"size": index},
        {"proof": [*proof, b"x" * 32]},
        {"root": EMPTY},
    ):
        right = {"index": index, "size": len(leaves), "proof": proof, "root": root}
        assert not is_included(leaves[index], **(right | wrong))  # type: ignore[arg-type]  # keys as above


@given(hashes.filter(lambda leaves: len(leaves) > 1), st.data())
def test_another_leaf_cannot_be_shown_in_its_place(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    other = leaves[index - 1]
    proof = inclusion_proof(leaves, index)
    assert not is_included(other, index=index, size=len(leaves), proof=proof, root=root_of(leaves))
    if proof:
        cut = proof[:-1]
        assert not is_included(leaves[index], index=index, size=len(leaves), proof=cut, root=root_of(leaves))


@given(hashes, st.data())
def test_growing_can_be_shown(leaves: list[bytes], data: st.DataObject) -> None:
    earlier = data.draw(st.integers(0, len(leaves)))
    proof = consistency_proof(leaves, earlier)
    roots = {"earlier_root": root_of(leaves[:earlier]), "root": root_of(leaves)}
    assert is_consistent(earlier=earlier, size=len(leaves), proof=proof, **roots)
    assert not is_consistent(earlier=earlier, size=len(leaves), proof=[*proof, b"x" * 32], **roots)


@given(hashes.filter(bool), st.data())
def test_what_was_changed_later_cannot_be_hidden(leaves: list[bytes], data: st.DataObject) -> None:
    earlier = data.draw(st.integers(1, len(leaves)))
    changed = list(leaves)
    changed[data.draw(st.integers(0, earlier - 1))] = b"\0" * 32
    proof = consistency_proof(changed, earlier)
    if changed != leaves:
        assert not is_consistent(
            earlier=earlier,
            size=len(leaves),
            earlier_root=root_of(leaves[:earlier]),
            root=root_of(changed),
            proof=proof,
        )


@given(hashes)
def test_appending_gives_the_same_root_as_counting_anew(leaves: list[bytes]) -> None:
    growing = Growing()
    for size, leaf in enumerate(leaves, start=1):
        growing.append(leaf)
        assert (growing.size, growing.root) == (size, root_of(leaves[:size]))


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 2)])
def test_there_is_no_proof_for_what_is_not_there(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES[:size], index)
    with pytest.raises(IndexError):
        consistency_proof(LEAVES[:2], 3)


@pytest.mark.parametrize("earlier", [-1, 9])
def test_sizes_that_cannot_be_are_no_proof(earlier: int) -> None:
    assert not is_consistent(earlier=earlier, size=8, earlier_root=EMPTY, root=root_of(LEAVES), proof=[])
    assert not is_consistent(earlier=4, size=8, earlier_root=root_of(LEAVES[:4]), root=root_of(LEAVES), proof=[])
