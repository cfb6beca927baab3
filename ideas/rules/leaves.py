"""What stands in the public tree for one revision of one ballot? SHA-256 of its content and a salt.

The salt hides the content until the ballot is published after the end; see docs/verifying.md for the format.
"""

from typing import Any

from participation.sealing import merkle
from participation.sealing.canonical import canonical


def leaf_content(
    *, poll: str, ballot: str, revision: int, choices: dict[str, Any], nonce: str, previous: str
) -> dict[str, Any]:
    """`previous` is the leaf of the revision before, "" for the first; nobody can leave one out unnoticed."""
    return {
        "v": 1,
        "poll": poll,
        "ballot": ballot,
        "revision": revision,
        "choices": choices,
        "nonce": nonce,
        "previous": previous,
    }


def leaf_hash(content: dict[str, Any]) -> str:
    """In hex."""
    return merkle.leaf_hash(canonical(content)).hex()
