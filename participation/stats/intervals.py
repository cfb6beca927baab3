"""What do all intervals have in common: two ends and a level?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float
    level: float = 0.95

    @property
    def width(self) -> float:
        return self.high - self.low

    def overlaps(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high
