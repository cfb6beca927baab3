"""What is read by the team before it appears, although the process shows things at once?

First posts with links: that is how advertising comes. And what came without the computer's small piece of work
(participation/web/effort.py): by a program, or from a browser without scripts.
"""

import re
from collections.abc import Callable

# Addresses as people and advertisers write them; "z.B." and "usw.Dann" are none.
_LINK = re.compile(
    r"https?://|www\.|\b[a-z0-9-]{2,}\.(?:de|com|net|org|info|eu|at|ch|ru|cn|io|biz|shop|online|site|xyz|top|me|ly|to)\b",
    re.IGNORECASE,
)


def has_link(text: str) -> bool:
    return bool(_LINK.search(text))


def is_read_first(text: str, *, known: Callable[[], bool], effort: bool) -> bool:
    """`known`: is something of the same person public here already and was found fine? Asked only about links."""
    return not effort or (has_link(text) and not known())
