"""Which words stand in a text? For lists of words that read better as a text."""


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())
