"""Has the operator said who runs the site? `manage.py check --deploy` asks."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004 (Django's name)
from django.template.loader import get_template

SAMPLE = settings.BASE_DIR / "templates"


@register(deploy=True)
def imprint_is_the_operators(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001, ANN401 (Django's signature)
    origin = get_template("web/texts/imprint.de.html").origin.name  # type: ignore[attr-defined] # Django's backend has it
    if not origin.startswith(str(SAMPLE)):
        return []
    return [
        Warning(
            "The imprint is still the sample text.",
            hint=f"Put your own into {settings.VAR_DIR / 'templates' / 'web' / 'texts' / 'imprint.de.html'}.",
            id="web.W001",
        )
    ]
