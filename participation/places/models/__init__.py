"""Where is it? The tree of areas, their people, the office that is there."""

from .area import Area
from .office import Occasion, Office
from .population import PopulationMargin

__all__ = ["Area", "Occasion", "Office", "PopulationMargin"]
