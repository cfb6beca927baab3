"""How are the figures of a decision frozen so that anybody can see that they did not change?"""

import json
from hashlib import sha256
from typing import Any


def canonical(figures: dict[str, Any]) -> str:
    """The same figures give the same text: sorted keys, no spaces, no NaN."""
    return json.dumps(figures, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def fingerprint(figures: dict[str, Any]) -> str:
    return sha256(canonical(figures).encode()).hexdigest()
