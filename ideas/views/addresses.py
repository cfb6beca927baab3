"""Where does an idea stand? One look-up for all of them instead of one per idea."""

from functools import cache

from django.urls import reverse


@cache
def ideas_url() -> str:
    """What stands before the number in the address of an idea."""
    return reverse("ideas:detail", args=[0]).removesuffix("0/")


def idea_url(idea_id: int) -> str:
    return f"{ideas_url()}{idea_id}/"
