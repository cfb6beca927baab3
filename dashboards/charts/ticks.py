"""Which few round values does an axis name?"""

from math import ceil, floor, log10


def round_ticks(high: float, *, most: int = 5) -> list[float]:
    """From 0 up to the first round value at or above `high`, in steps of 1, 2 or 5 times a power of ten."""
    if high <= 0:
        return [0.0, 1.0]
    rough = high / most
    power = 10 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))
    return [step * number for number in range(ceil(high / step - 1e-9) + 1)]


def count_ticks(high: float, *, most: int = 5) -> list[float]:
    """Like `round_ticks`, for things that come in wholes."""
    ticks = round_ticks(max(high, 1), most=most)
    return ticks if ticks[1] >= 1 else [float(number) for number in range(ceil(high) + 1)]
