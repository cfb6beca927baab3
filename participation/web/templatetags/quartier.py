"""Which tags and filters may every template use? See docs/templates.md."""

from datetime import date
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from participation.accounts.models import Account
from participation.accounts.selectors import has_any_role
from participation.texts import Translations, localized
from participation.web import navigation, phrases
from participation.web.icons import ICONS

register = template.Library()

register.filter("localized", localized)
register.filter("number", phrases.number)
register.filter("money", phrases.money)
register.filter("day", phrases.day)
register.filter("day_long", phrases.day_long)
register.filter("day_short", phrases.day_short)
register.filter("until_day", phrases.until_day)
register.filter("hour", phrases.hour)
register.filter("time_of_day", phrases.time_of_day)
register.filter("clock", phrases.clock)
register.filter("phone_link", phrases.phone_link)


@register.simple_tag
def lang_of(texts: Translations | None) -> SafeString:
    """Attributes for a text that is shown in another language than the page's; nothing where it is the same."""
    wanted = (get_language() or "de").split("-")[0]
    if not texts or texts.get(wanted):
        return SafeString("")
    language = "de" if texts.get("de") else next(iter(texts))
    direction = "rtl" if language.split("-")[0] in settings.LANGUAGES_BIDI else "ltr"
    return format_html(' lang="{}" dir="{}"', language, direction)


@register.filter
def is_past(day: date) -> bool:
    """Whether a promised day is over."""
    return day < timezone.localdate()


@register.filter
def mail_breaks(address: str) -> SafeString:
    """Let a long e-mail address break after its "@" instead of within a word."""
    name, at, host = address.partition("@")
    return format_html("{}{}<wbr>{}", name, at, host)


@register.simple_tag
@cache
def icon(name: str, css: str = "") -> SafeString:
    """Draws an icon; it is silent for screen readers, so a word must stand beside it."""
    return format_html(
        '<svg class="q-i{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        f" {css}" if css else "",
        mark_safe(ICONS[name]),  # noqa: S308 (our own drawings, no input)
    )


@register.inclusion_tag("_roofline.html")
def roofline(css: str = "q-roofline") -> dict[str, str]:
    return {"css": css}


@register.inclusion_tag("_status.html")
def status(icon_name: str, words: str, tone: str = "", *, box: bool = False) -> dict[str, Any]:
    """Show a state as icon and word; tone is ok, warn, bad, quiet or nothing."""
    return {"icon_name": icon_name, "words": words, "tone": tone, "box": box}


@register.inclusion_tag("_nav.html", takes_context=True)
def main_menu(context: Context, who: str) -> dict[str, Any]:
    entries = navigation.entries_for(_account(context), navigation.STAFF) if who == "staff" else navigation.RESIDENTS
    request = context.get("request")
    around = {name: context.get(name) for name in ("neighbourhood", "process")}
    # A page that stands in for another one (the start page for the only neighbourhood) says for which.
    path = context.get("menu_path") or (request.path if request else "")
    return {"links": navigation.links(entries, around, path)}


def _account(context: Context) -> Account | None:
    user = context.get("user")
    return user if isinstance(user, Account) else None


register.simple_tag(navigation.address, name="address")


@register.simple_tag(takes_context=True)
def works_here(context: Context) -> bool:
    """Whether the signed-in person has a role anywhere; asks the database only for somebody signed in."""
    user = context.get("user")
    return bool(user and user.is_authenticated and has_any_role(user))


@register.simple_tag(takes_context=True)
def with_next(context: Context, url: str) -> str:
    """`{% with_next sign_in_url %}`: whoever signs in there comes back to this page."""
    return navigation.with_next(url, context.get("request"))


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """Keep the address parameters and change some: `{% query page=2 %}`; None or '' removes one."""
    parameters = context["request"].GET.copy()
    for key, value in changes.items():
        parameters.pop(key, None)
        if isinstance(value, list | tuple):
            parameters.setlist(key, [str(item) for item in value])
        elif value not in (None, ""):
            parameters[key] = str(value)
    return f"?{parameters.urlencode()}" if parameters else "?"
