"""What exactly is signed when the root of a poll's tree is published? See docs/verifying.md."""

from datetime import date

from participation.sealing.canonical import canonical


def signed_text(*, poll: str, size: int, root: str, made_on: date) -> bytes:
    """One way to write it down, so that anybody can check the signature."""
    return canonical({"v": 1, "poll": poll, "size": size, "root": root, "made_on": made_on.isoformat()})
