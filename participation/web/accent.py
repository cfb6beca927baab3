"""What does the site look like in the municipality's own colour? One colour gives a family, or is refused.

Contrast and luminance as WCAG 2.2 defines them (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). The grounds are
those of static/css/quartier; charts keep their own colours, which suit people who cannot tell red from green.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

DEFAULT = "#0e5a5c"
TEXT = 4.5
# The default's contrast on its dark grounds: more than text needs, so that links do not sink.
TEXT_IN_THE_DARK = 7.0
LIGHT_GROUNDS = ("#f8f3e8", "#fffdf8", "#efe8d8")
DARK_GROUNDS = ("#141a1a", "#1c2424", "#243030")
WHITE, BLACK = "#ffffff", "#000000"
ON_DARK_HERO = "#fbf8ef"
STEPS = 100
LINEAR_BELOW = 0.04045


@dataclass(frozen=True, slots=True)
class Scheme:
    """Custom properties of a colour scheme, without `--q-`."""

    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    hero: str
    hero_2: str
    on_hero_2: str


def is_colour(text: str) -> bool:
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def weakest(colour: str) -> float:
    """The accent is read on these grounds, and carries white text."""
    return min(contrast(colour, ground) for ground in (*LIGHT_GROUNDS, WHITE))


def nearest_readable(colour: str) -> str:
    return _until(colour, BLACK, lambda shade: weakest(shade) >= TEXT)


def light(accent: str) -> Scheme:
    hero = _until(accent, BLACK, lambda shade: contrast(shade, WHITE) >= TEXT_IN_THE_DARK)
    return Scheme(
        accent=accent,
        accent_strong=_mix(accent, BLACK, 0.27),
        accent_soft=_until(_mix(accent, WHITE, 0.85), WHITE, lambda shade: contrast(accent, shade) >= TEXT),
        on_accent=WHITE,
        hero=hero,
        hero_2=_mix(hero, BLACK, 0.2),
        on_hero_2=_mix(hero, WHITE, 0.85),
    )


def dark(accent: str) -> Scheme:
    shown = _until(accent, WHITE, _is_read_in_the_dark)
    ground = _mix(accent, DARK_GROUNDS[0], 0.45)
    hero = _until(ground, BLACK, lambda shade: contrast(shade, ON_DARK_HERO) >= TEXT_IN_THE_DARK)
    soft = _mix(accent, DARK_GROUNDS[1], 0.7)
    return Scheme(
        accent=shown,
        accent_strong=_mix(shown, WHITE, 0.35),
        accent_soft=_until(soft, BLACK, lambda shade: contrast(shown, shade) >= TEXT),
        on_accent=_mix(accent, BLACK, 0.85),
        hero=hero,
        hero_2=_mix(hero, BLACK, 0.25),
        on_hero_2=_mix(hero, WHITE, 0.8),
    )


@cache
def style_sheet(accent: str) -> str:
    in_the_dark = f"@media screen and (prefers-color-scheme: dark) {{ {_rule(dark(accent))} }}\n"
    return f"{_rule(light(accent))}\n{in_the_dark}"


def _is_read_in_the_dark(shade: str) -> bool:
    return min(contrast(shade, ground) for ground in DARK_GROUNDS) >= TEXT_IN_THE_DARK


def _rule(scheme: Scheme) -> str:
    properties = (f"--q-{name.replace('_', '-')}: {getattr(scheme, name)};" for name in Scheme.__slots__)
    return f":root {{ {' '.join(properties)} }}"


def _until(colour: str, towards: str, good: Callable[[str], bool]) -> str:
    """The shade nearest to `colour` on the way to black or white that is good."""
    shades = (_mix(colour, towards, step / STEPS) for step in range(STEPS + 1))
    return next(filter(good, shades), towards)


def _mix(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (one + (two - one) * share)):02x}" for one, two in pairs)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(each) for each in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
