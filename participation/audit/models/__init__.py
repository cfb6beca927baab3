"""Which administrative acts happened? Append-only."""

from .record import AuditRecord

__all__ = ["AuditRecord"]
