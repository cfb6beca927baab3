"""What is going on? Participation processes, their phases and promises."""

from .contribution import Contribution
from .field_of_action import FieldOfAction
from .phase import Phase
from .process import Process

__all__ = ["Contribution", "FieldOfAction", "Phase", "Process"]
