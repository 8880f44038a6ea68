"""The style sheet of a site's own colours and fonts, from its settings."""

from __future__ import annotations

from generator.settings import ColourSetting, ThemeSetting

THEME_CSS = "static/theme.css"


def is_themed(theme: ThemeSetting) -> bool:
    """Whether the settings change any colour or font."""
    return bool(theme.serif or theme.sans or _colours(theme.light) or _colours(theme.dark))


def theme_css(theme: ThemeSetting) -> bytes:
    """CSS that sets the theme's variables anew; the settings' own checks keep its values to colours and font names."""
    fonts = [f"--{name}: {value};" for name, value in (("serif", theme.serif), ("sans", theme.sans)) if value]
    rules = [f":root {{ {' '.join([*fonts, *_colours(theme.light)])} }}"]
    dark = " ".join(_colours(theme.dark))
    if dark:
        rules.append(f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}')
        rules.append(f':root[data-theme="dark"] {{ {dark} }}')
    return "\n".join([*rules, ""]).encode()


def _colours(colours: ColourSetting) -> list[str]:
    """The given colours as CSS declarations."""
    pairs = ((name, getattr(colours, name)) for name in ColourSetting.__struct_fields__)
    return [f"--{name}: {value};" for name, value in pairs if value]
