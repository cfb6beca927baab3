"""How is the secret of an access code kept? As a salted Argon2id hash.

Costs are OWASP's minimum (19 MiB, two passes): a secret of 55 random bits needs no more, and letters to a whole
neighbourhood are made in minutes. One check takes some 20 milliseconds, so tries are limited (views/redeem.py).
"""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def hash_of(secret: str) -> str:
    return _hasher.hash(secret)


def matches(secret_hash: str, secret: str) -> bool:
    try:
        return _hasher.verify(secret_hash, secret)
    except (VerificationError, InvalidHashError):
        return False
