"""Whether the colours that a site chose can be read: the contrast of text and links with the ground (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem, Severity
from generator.located_yaml import LocatedYaml
from generator.settings import UNLOCATED, ColourSetting, Settings

ENOUGH = 4.5
"""The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3, level AA)."""

LIGHT = {"paper": "#fbfaf7", "ink": "#1b1d21", "muted": "#565c66", "link": "#1d4ed8"}
DARK = {"paper": "#14161a", "ink": "#e8e6e1", "muted": "#a3a8b2", "link": "#93b4ff"}
"""The theme's own colours, as its style sheet has them."""


def check_contrast(settings: Settings, located: LocatedYaml = UNLOCATED) -> list[Problem]:
    """A warning for each colour of the settings' theme that stands out too little, placed by `located`."""
    theme = settings.theme
    return [*_pale("light", theme.light, LIGHT, located), *_pale("dark", theme.dark, DARK, located)]


def contrast(first: str, second: str) -> float:
    """The contrast of two colours (`#rgb` or `#rrggbb`), 1 … 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _pale(name: str, chosen: ColourSetting, own: dict[str, str], located: LocatedYaml) -> Iterator[Problem]:
    colours = {role: getattr(chosen, role) or colour for role, colour in own.items()}
    for role in ("ink", "muted", "link"):
        found = contrast(colours[role], colours["paper"])
        if found < ENOUGH:
            pair = f"{role} {colours[role]} on paper {colours['paper']}"
            message = f"theme.{name}: {pair} has a contrast of {found:.1f}:1"
            remedy = f"choose colours of {ENOUGH}:1 or more"
            yield located.problem(("theme", name, role), message, remedy, severity=Severity.WARNING)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 (black) … 1 (white)."""
    digits = colour.removeprefix("#")
    pairs = [2 * digit for digit in digits] if len(digits) == 3 else [digits[at : at + 2] for at in (0, 2, 4)]
    red, green, blue = (_linear(int(pair, 16) / 255) for pair in pairs)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    """A channel of sRGB, 0 … 1, made linear."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
