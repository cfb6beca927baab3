"""What stands in the public tree for one revision of one ballot? SHA-256 of its content and a salt.

The salt hides the content until the ballot is published after the end; see docs/verifying.md for the format.
"""

import json
from hashlib import sha256
from typing import Any


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


def canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def leaf_hash(content: dict[str, Any]) -> str:
    """Hex of SHA-256(0x00 || canonical JSON), as RFC 6962 hashes the leaves of a tree."""
    return sha256(b"\x00" + canonical(content)).hexdigest()
