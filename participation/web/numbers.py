"""Which number did somebody put into an address or a hidden field?"""

# What fits into 64 bits; Python refuses to read thousands of digits, and no page may fall over that.
LONGEST_NUMBER = 18


def number_in(text: str) -> int | None:
    """None for what is no whole number of ours."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None
