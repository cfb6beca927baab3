"""Which entries do the two main menus have, and where do they lead from here?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.accounts.models import Account, Role
from participation.accounts.rules import DESK, EVIDENCE, MODERATION
from participation.accounts.selectors import has_role_anywhere

ANY_ROLE = frozenset(Role)
# By name: ours and those of the sign-in library.
SIGN_IN_PAGES = ("accounts:sign_in", "accounts:confirm", "account_", "mfa_")


@dataclass(frozen=True)
class Entry:
    """`pages` are tried in order: a page's name and the template variable whose slug its address needs.

    With `roles`, only those who have one of them anywhere see the entry.
    """

    label: str | Promise
    pages: tuple[tuple[str, str], ...]
    roles: frozenset[Role] = frozenset()


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
    Entry(pgettext_lazy("menu", "Today"), (("neighbourhood:cockpit", ""),), ANY_ROLE),
    Entry(_("Surveys"), (("surveys:desk", ""),), DESK),
    Entry(pgettext_lazy("menu", "Polls"), (("ideas:polls_desk", ""),), MODERATION),
    Entry(_("Ideas"), (("ideas:desk", ""),), ANY_ROLE),
    Entry(pgettext_lazy("menu", "Processes"), (("processes:desk", ""),), DESK),
    Entry(
        pgettext_lazy("menu", "Evaluation"),
        (("dashboards:overview", "process"), ("dashboards:start", "")),
        EVIDENCE,
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


def entries_for(account: Account | None, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those that lead somewhere for this account: nobody should be shown a door to be told that it is closed."""
    return tuple(entry for entry in entries if not entry.roles or (account and has_role_anywhere(account, entry.roles)))


def address(name: str, *arguments: object) -> str:
    """The address of a page, or nothing where no installed app serves it."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def with_next(url: str, request: HttpRequest | None) -> str:
    """The address of a sign-in that leads back here; a page for signing in hands on what it was told itself."""
    match = request.resolver_match if request else None
    if request is None or match is None:
        return url
    signing_in = match.view_name.startswith(SIGN_IN_PAGES)
    wish = (request.POST.get("next") or request.GET.get("next", "")) if signing_in else request.get_full_path()
    return f"{url}?{urlencode({'next': wish}, safe='/')}" if wish else url


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
