"""What is kept about decisions: what was decided, through which bodies, what is done about it, who is told."""

from .decision import Decision
from .deliberation import Deliberation
from .measure import Measure, MeasureNews
from .office_question import OfficeQuestion
from .subscription import NewsSubscription

__all__ = ["Decision", "Deliberation", "Measure", "MeasureNews", "NewsSubscription", "OfficeQuestion"]
