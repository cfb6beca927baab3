"""Has the operator said who runs the site, in a colour that everybody can read? `manage.py check --deploy` asks."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 (Django's name)
from django.template.loader import get_template

from participation.web.accent import TEXT, is_colour, nearest_readable, weakest

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


@register()
def accent_can_be_read(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001, ANN401
    accent = settings.ACCENT
    if not accent:
        return []
    if not is_colour(accent):
        hint = "Write it as in the design manual: QS_ACCENT=#8a1538"
        return [Error(f"QS_ACCENT is no colour: {accent}", hint=hint, id="web.E001")]
    if weakest(accent) >= TEXT:
        return []
    hint = f"The nearest shade that can be read: QS_ACCENT={nearest_readable(accent)}"
    words = f"The colour {accent} has a contrast of {weakest(accent):.1f} to 1 on our paper; people need {TEXT} to 1."
    return [Error(words, hint=hint, id="web.E002")]
