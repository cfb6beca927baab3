"""Which number does `random()` give? The next of a row that a stored seed determines, in Python and in the browser."""

MASK = 0xFFFFFFFF


class Chance:
    """Mulberry32, a small public-domain generator. Each evaluation begins the row anew."""

    def __init__(self, seed: int | None) -> None:
        self.state = None if seed is None else seed & MASK

    def next(self) -> float:
        if self.state is None:
            raise ValueError("An expression with random() needs a seed.")
        self.state = (self.state + 0x6D2B79F5) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 15)) * (mixed | 1)) & MASK
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61))) & MASK
        return ((mixed ^ (mixed >> 14)) & MASK) / 2**32
