"""Which entries do the two main menus have, and where do they lead from here?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Entry:
    """`pages` are tried in order: a page's name and the template variable whose slug its address needs."""

    label: str | Promise
    pages: tuple[tuple[str, str], ...]


RESIDENTS = (
    Entry(
        pgettext_lazy("menu", "Start"),
        (("neighbourhood:home", "neighbourhood"), ("neighbourhood:start", "")),
    ),
    Entry(
        _("Ideas"),
        (("ideas:list", "process"), ("neighbourhood:ideas", "neighbourhood"), ("neighbourhood:ideas", "")),
    ),
    Entry(
        pgettext_lazy("menu", "Take part"),
        (
            ("neighbourhood:process", "process"),
            ("neighbourhood:take_part", "neighbourhood"),
            ("neighbourhood:take_part", ""),
        ),
    ),
    Entry(
        pgettext_lazy("menu", "Results"),
        (("neighbourhood:results", "neighbourhood"), ("neighbourhood:results", "")),
    ),
)
STAFF = (
    Entry(pgettext_lazy("menu", "Today"), (("neighbourhood:cockpit", ""),)),
    Entry(_("Surveys"), (("surveys:desk", ""),)),
    Entry(_("Ideas"), (("ideas:desk", ""),)),
    Entry(pgettext_lazy("menu", "Processes"), (("processes:desk", ""),)),
    Entry(
        pgettext_lazy("menu", "Evaluation"),
        (("dashboards:overview", "process"), ("dashboards:start", "")),
    ),
)


@dataclass(frozen=True)
class Link:
    label: str | Promise
    url: str
    current: str


def links(entries: tuple[Entry, ...], around: Mapping[str, Any], path: str) -> list[Link]:
    """Marks the page itself as `page` and the section that it is in as `true`."""
    found = [(entry.label, _first_address(entry, around)) for entry in entries]
    # The start page's address begins those of the pages below it: the longest one that fits is meant.
    here = max((url for _label, url in found if url and _current(url, path)), key=len, default="")
    return [Link(label, url, _current(url, path) if url == here else "") for label, url in found if url]


def address(name: str, *arguments: object) -> str:
    """The address of a page, or nothing where no installed app serves it."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def _first_address(entry: Entry, around: Mapping[str, Any]) -> str:
    for name, variable in entry.pages:
        slug = getattr(around.get(variable), "slug", None)
        if slug or not variable:
            url = address(name, *([slug] if slug else []))
            if url:
                return url
    return ""


def _current(url: str, path: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""
