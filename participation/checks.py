"""Is the environment fit to run? A bad one becomes a sentence, not a traceback."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def secret_key_is_set(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001, ANN401 (Django's signature)
    if settings.SECRET_KEY:
        return []
    return [
        Error(
            "SECRET_KEY is empty, so nothing can be signed.",
            hint="Put SECRET_KEY=<50 random characters> into .env, or start with `make demo`, which makes one.",
            id="participation.E001",
        )
    ]
