"""What was decided, why, by whom, and on which figures?"""

from .decision import Decision

__all__ = ["Decision"]
