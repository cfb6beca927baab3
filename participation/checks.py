"""Is the environment fit to run? A bad one becomes a sentence, not a traceback."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 (Django's name)
from django.core.exceptions import ImproperlyConfigured

Messages = list[CheckMessage]
Apps = Sequence[AppConfig] | None

BROKERS = ("redis", "rediss", "redis+socket", "unix")


def _secret_key() -> str:
    """Read it without Django's own exception, which would come before our sentence."""
    try:
        return str(settings.SECRET_KEY)
    except ImproperlyConfigured:
        return ""


@register()
def secret_key_is_set(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401 (Django's signature)
    if _secret_key():
        return []
    hint = "Put SECRET_KEY=<50 random characters> into .env, or start with `make demo`, which makes one."
    return [Error("SECRET_KEY is empty, so nothing can be signed.", hint=hint, id="participation.E001")]


@register()
def broker_is_redis(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    scheme = urlsplit(settings.CELERY_BROKER_URL).scheme
    if scheme in BROKERS:
        return []
    hint = "Write REDIS_URL=redis://host:6379/0, or redis+socket:///path/redis.sock?virtual_host=0 for a socket."
    return [Error(f"REDIS_URL begins with {scheme or 'nothing'}://.", hint=hint, id="participation.E002")]


@register()
def site_url_is_an_address(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    parts = urlsplit(settings.SITE_URL)
    if parts.scheme in ("http", "https") and parts.netloc:
        return []
    hint = "Links in e-mails begin with it: QS_SITE_URL=https://mitreden.example.org"
    return [Error("QS_SITE_URL is no web address.", hint=hint, id="participation.E003")]


@register()
def small_groups_are_protected(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    if settings.MINIMUM_GROUP_SIZE >= 3:  # noqa: PLR2004 (below three, one member learns the other's answer)
        return []
    hint = "Groups of one or two show what single people answered. The default is 10."
    return [Error("QS_MINIMUM_GROUP_SIZE is below 3.", hint=hint, id="participation.E004")]


@register()
def responses_hide_among_enough(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    if settings.MIXING_BATCH >= settings.MINIMUM_GROUP_SIZE:
        return []
    hint = "A response hides among those it is mixed with. The default is 20."
    return [Error("QS_MIXING_BATCH is below QS_MINIMUM_GROUP_SIZE.", hint=hint, id="participation.E006")]


@register()
def var_folder_can_be_written(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    folder = Path(settings.VAR_DIR)
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if existing.is_dir() and os.access(existing, os.W_OK):
        return []
    hint = "Photos (and SQLite) live there. Change its owner, or set QS_VAR_DIR."
    return [Error(f"The folder {folder} cannot be written.", hint=hint, id="participation.E005")]


@register(Tags.security, deploy=True)
def pseudonym_key_is_its_own(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    """Find a shared key: whoever renews SECRET_KEY would make every voter a new person."""
    if settings.PSEUDONYM_KEY and _secret_key() != settings.PSEUDONYM_KEY:
        return []
    hint = "Set QS_PSEUDONYM_KEY to 50 random characters of its own and never change it while a process is open."
    return [Warning("QS_PSEUDONYM_KEY is not set.", hint=hint, id="participation.W001")]


@register(Tags.security, deploy=True)
def https_is_complete(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    if settings.SITE_URL.startswith("https://") and settings.SESSION_COOKIE_SECURE:
        return []
    hint = "Set QS_HTTPS=1 and QS_SITE_URL=https://…"
    return [Warning("The site is not set up for HTTPS only.", hint=hint, id="participation.W002")]


@register(Tags.security)
def proxies_are_named(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    """Find a site in operation that takes its own proxy for the only visitor."""
    if settings.TRUSTED_PROXIES.said or not settings.SESSION_COOKIE_SECURE:
        return []
    hint = "One proxy on this machine: QS_TRUSTED_PROXIES=1. No proxy at all: QS_TRUSTED_PROXIES=0."
    return [Warning("The whole town shares one rate limit: that of your proxy.", hint=hint, id="participation.W006")]


@register(deploy=True)
def mail_reaches_people(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return []
    hint = "Residents sign in by e-mail. Set EMAIL_URL=smtp+tls://user:password@host:587"
    return [Warning("E-mails are not sent to people.", hint=hint, id="participation.W003")]


@register(deploy=True)
def database_suits_operation(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
        return []
    hint = "SQLite has one writer at a time. Set DATABASE_URL=postgres://… for operation."
    return [Warning("The database is SQLite.", hint=hint, id="participation.W004")]


@register(deploy=True)
def cache_is_shared(app_configs: Apps, **kwargs: Any) -> Messages:  # noqa: ARG001, ANN401
    if settings.CACHE_URL:
        return []
    hint = "Each process then counts rate limits for itself. Set QS_CACHE_URL=redis://host:6379/1"
    return [Warning("There is no shared cache.", hint=hint, id="participation.W005")]
