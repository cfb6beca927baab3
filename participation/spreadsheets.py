"""How does a text get into a spreadsheet without being run as a formula?"""

BOM = "\ufeff"  # tells Excel that a CSV file is UTF-8

# The wide ones mean the same to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """An apostrophe in front keeps a spreadsheet from reading text as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) or text.strip().startswith(_FORMULA) else text


def as_written(text: str) -> str:
    """Takes back what `harmless` did."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text
