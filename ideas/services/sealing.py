"""How do ballots enter the public tree? A worker appends what was committed since; a head a day is signed and published.

Nothing is chained while somebody votes. What waits is what has no place yet, never "after the last id": ids become
visible out of order. One sealer at a time, by the lock of the poll.
"""

import secrets

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
