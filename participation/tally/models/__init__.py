"""How far has counting come? Fold runs, and the abstract rows of ledgers and tallies."""

from .fold_run import FoldRun
from .progress import Progress
from .rows import LedgerEvent, Tally

__all__ = ["FoldRun", "LedgerEvent", "Progress", "Tally"]
