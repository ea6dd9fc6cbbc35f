"""What people see of a colour: most of them, colour-blind ones, and a print in black and white."""

from __future__ import annotations

import math

Rows = tuple[tuple[float, float, float], ...]

LUMINANCE = (0.2126729, 0.7151522, 0.0721750)

EYES: dict[str, Rows] = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "black and white": (LUMINANCE, LUMINANCE, LUMINANCE),
}
"""For linear light. Machado, Oliveira and Fernandes: "A Physiologically-based Model for Simulation
of Color Vision Deficiency", 2009, severity 1."""

_XYZ: Rows = ((0.4124564, 0.3575761, 0.1804375), LUMINANCE, (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def distance(one: str, other: str, eyes: str) -> float:
    """How far apart two colours, as #RRGGBB, look: in CIELAB, where 2.3 can just be told apart."""
    return math.dist(_lab(one, eyes), _lab(other, eyes))


def contrast(one: str, other: str) -> float:
    """WCAG's contrast of two colours, from 1 to 21."""
    low, high = sorted(sum(map(float.__mul__, LUMINANCE, _light(each))) for each in (one, other))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _times(rows: Rows, light: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(map(float.__mul__, row, light)) for row in rows)


def _lab(colour: str, eyes: str) -> tuple[float, float, float]:
    seen = tuple(min(max(part, 0.0), 1.0) for part in _times(EYES[eyes], _light(colour)))
    shares = [part / white for part, white in zip(_times(_XYZ, seen), _WHITE, strict=True)]
    x, y, z = (
        share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116
        for share in shares
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
