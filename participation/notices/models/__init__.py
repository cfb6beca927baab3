"""Which e-mails are due? The outbox: a row per message, sent by a worker, never twice."""

from .notice import Notice

__all__ = ["Notice"]
