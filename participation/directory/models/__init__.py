"""What is there already? Organisations of a neighbourhood and what they offer."""

from .offering import ForWhom, Offering, StepFree
from .organisation import Organisation

__all__ = ["ForWhom", "Offering", "Organisation", "StepFree"]
