"""How does a number read in a chart, in the reader's language?"""

from dataclasses import dataclass

NBSP = "\u00a0"
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Numbers:
    decimal: str
    thousands: str
    percent_gap: str

    def number(self, value: float, decimals: int = 0) -> str:
        text = f"{abs(value):,.{decimals}f}"
        text = text.translate({ord(","): self.thousands, ord("."): self.decimal})
        return f"{MINUS}{text}" if value < 0 and text.strip("0.,") else text

    def signed(self, value: float, decimals: int = 1) -> str:
        text = self.number(value, decimals)
        return text if text.startswith(MINUS) or not text.strip("0.,") else f"+{text}"

    def percent(self, share: float, decimals: int = 0) -> str:
        return f"{self.number(share * 100, decimals)}{self.percent_gap}%"

    @property
    def separators(self) -> str:
        """Plotly's layout.separators."""
        return self.decimal + self.thousands


_GERMAN = Numbers(decimal=",", thousands=".", percent_gap=NBSP)
_ENGLISH = Numbers(decimal=".", thousands=",", percent_gap="")


def numbers_for(language: str) -> Numbers:
    return _ENGLISH if language.startswith("en") else _GERMAN
