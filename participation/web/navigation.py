"""Which entries do the two main menus have, and where do they lead?"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Entry:
    label: str | Promise
    name: str


RESIDENTS = (
    Entry(pgettext_lazy("menu", "Start"), "neighbourhood:start"),
    Entry(_("Ideas"), "ideas:list"),
    Entry(pgettext_lazy("menu", "Take part"), "surveys:list"),
    Entry(pgettext_lazy("menu", "Results"), "neighbourhood:results"),
)
STAFF = (
    Entry(pgettext_lazy("menu", "Today"), "neighbourhood:cockpit"),
    Entry(_("Surveys"), "surveys:manage"),
    Entry(_("Ideas"), "ideas:moderation"),
    Entry(pgettext_lazy("menu", "Evaluation"), "dashboards:overview"),
)


@dataclass(frozen=True)
class Link:
    label: str | Promise
    url: str
    current: str


def links(entries: tuple[Entry, ...], path: str) -> list[Link]:
    """Mark the page itself as `page` and the section that it is in as `true`."""
    found = [(entry.label, address(entry.name)) for entry in entries]
    return [Link(label, url, _current(url, path)) for label, url in found if url]


def address(name: str) -> str:
    """Give the address of a page, or nothing where the app that serves it is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _current(url: str, path: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""
