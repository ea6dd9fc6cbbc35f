"""A paint device that writes SVG in the plain form that all viewers agree on.

Qt's own QSvgGenerator puts clip paths into the wrong coordinates, and pens that do not scale into
an attribute that librsvg does not know: browsers then cut plots off, or draw lines as bars. Here
every shape stands where it was painted, in the picture's own coordinates, with the real width of
its pen.
"""

from __future__ import annotations

import math
from base64 import b64encode
from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QGuiApplication,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QRegion,
    QTextItem,
    QTransform,
)

_DIRTY = QPaintEngine.DirtyFlag
_LETTERS: Final[dict[object, str]] = {
    QPainterPath.ElementType.MoveToElement: "M",
    QPainterPath.ElementType.LineToElement: "L",
    QPainterPath.ElementType.CurveToElement: "C",
}
"""What SVG calls the parts of a path; the second and third point of a curve need no letter."""

_CAPS: Final = {
    Qt.PenCapStyle.FlatCap: "butt",
    Qt.PenCapStyle.SquareCap: "square",
    Qt.PenCapStyle.RoundCap: "round",
}

_JOINS: Final = {
    Qt.PenJoinStyle.MiterJoin: "miter",
    Qt.PenJoinStyle.SvgMiterJoin: "miter",
    Qt.PenJoinStyle.BevelJoin: "bevel",
    Qt.PenJoinStyle.RoundJoin: "round",
}

_SCALED: Final = 0x10000
"""What a device's metric counts one pixel as, where it tells of fractions of pixels."""

_DOTS_PER_INCH: Final = 96
_POINTS_PER_INCH: Final = 72


class SvgDevice(QPaintDevice):
    """Paint on it, end the painter, and take the text."""

    def __init__(self, size: QSize, name: str, title: str, description: str) -> None:
        """Make an empty picture.

        Args:
            size: How large it is, in its own pixels.
            name: Begins all ids in it, so that several pictures can stand in one page.
            title: What it calls itself.
            description: What it shows, for those who cannot see it.
        """
        super().__init__()
        self._size = size
        self._title = title
        self._description = description
        self._engine = _SvgEngine(size, name)

    @property
    def svg(self) -> str:
        """The picture, as the text of a file."""
        width, height = self._size.width(), self._size.height()
        engine = self._engine
        engine.close_group()
        defs = f"<defs>\n{''.join(engine.clips.values())}</defs>\n" if engine.clips else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}">\n'
            f"<title>{_text(self._title)}</title>\n<desc>{_text(self._description)}</desc>\n"
            f"{defs}{''.join(engine.shapes)}</svg>\n"
        )

    def paintEngine(self) -> QPaintEngine:  # noqa: N802 - Qt's name
        """What writes down what is painted."""
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """The size, and as many dots an inch as the screen has, so that letters fit as there."""
        kind = QPaintDevice.PaintDeviceMetric
        known = {
            kind.PdmWidth: self._size.width(),
            kind.PdmHeight: self._size.height(),
            kind.PdmDepth: 32,
            kind.PdmNumColors: 1 << 24,
            kind.PdmDevicePixelRatio: 1,
            kind.PdmDevicePixelRatioScaled: _SCALED,
        }
        inches = (kind.PdmDpiX, kind.PdmDpiY, kind.PdmPhysicalDpiX, kind.PdmPhysicalDpiY)
        if metric in inches:
            return _dots_per_inch()
        return known[metric] if metric in known else super().metric(metric)


class _SvgEngine(QPaintEngine):
    """Writes a piece of SVG for everything that is painted.

    What is not overridden here, Qt itself makes of what is.

    Attributes:
        shapes: The pieces, in the order of painting.
        clips: The clip paths that they refer to, by what they clip to.
    """

    def __init__(self, size: QSize, name: str) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._whole = QRectF(0, 0, size.width(), size.height())
        self.shapes: list[str] = []
        self.clips: dict[str, str] = {}
        self._name = name
        self._group = ""
        self._pen = QPen()
        self._brush = QBrush()
        self._font = QFont()
        self._opacity = 1.0
        self._transform = QTransform()
        self._clip: QPainterPath | None = None

    def begin(self, device: QPaintDevice) -> bool:
        """Begin to paint."""
        return True

    def end(self) -> bool:
        """End painting."""
        return True

    def type(self) -> QPaintEngine.Type:
        """None of Qt's own."""
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:  # noqa: N802 - Qt's name
        """Take over what has changed in the painter; the state itself is gone afterwards."""
        dirty = state.state()
        if dirty & _DIRTY.DirtyTransform:
            self._transform = QTransform(state.transform())
        self._take_look(state, dirty)
        if dirty & _DIRTY.DirtyClipPath:
            self._clip_to(state.clipPath(), state)
        if dirty & _DIRTY.DirtyClipRegion:
            self._clip_to(_path_of(state.clipRegion()), state)
        if dirty & _DIRTY.DirtyClipEnabled and not state.isClipEnabled():
            self._clip = None

    def _take_look(self, state: QPaintEngineState, dirty: QPaintEngine.DirtyFlag) -> None:
        if dirty & _DIRTY.DirtyPen:
            self._pen = QPen(state.pen())
        if dirty & _DIRTY.DirtyBrush:
            self._brush = QBrush(state.brush())
        if dirty & _DIRTY.DirtyFont:
            self._font = QFont(state.font())
        if dirty & _DIRTY.DirtyOpacity:
            self._opacity = state.opacity()

    def drawPath(self, path: QPainterPath) -> None:  # noqa: N802 - Qt's name
        """Fill a path, and draw its line."""
        self._add(path, self._fill())

    def drawPolygon(  # type: ignore[override]  # noqa: N802 - Qt's name
        self, points: list[QPointF], mode: QPaintEngine.PolygonDrawMode
    ) -> None:
        """Draw a polygon, or a line through some points."""
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(point) for point in points]))
        if mode is QPaintEngine.PolygonDrawMode.PolylineMode:
            self._add(path, 'fill="none"')
            return
        path.closeSubpath()
        if mode is QPaintEngine.PolygonDrawMode.WindingMode:
            path.setFillRule(Qt.FillRule.WindingFill)
        self._add(path, self._fill())

    def drawLines(self, lines: list[QLineF]) -> None:  # type: ignore[override]  # noqa: N802
        """Draw lines that may be apart from each other."""
        path = QPainterPath()
        for line in map(QLineF, lines):
            path.moveTo(line.p1())
            path.lineTo(line.p2())
        self._add(path, 'fill="none"')

    def drawTextItem(  # type: ignore[override]  # noqa: N802 - Qt's name
        self, place: QPointF, item: QTextItem
    ) -> None:
        """Write a text that is as wide as it was measured, whatever font the viewer has."""
        colour = self._pen.color()
        if not item.text().strip() or not colour.alpha():
            return
        area = QRectF(place.x(), place.y() - item.ascent(), item.width(), item.ascent() * 1.4)
        where = QPointF(place)
        turned = ""
        if self._transform.isScaling() or self._transform.isRotating():
            turned = f' transform="{_matrix(self._transform)}"'
        else:
            where = self._transform.map(where)
        self._open_group(self._transform.mapRect(area))
        self.shapes.append(
            f'<text x="{_short(where.x())}" y="{_short(where.y())}" {_font(item.font())} '
            f'textLength="{_short(item.width())}" lengthAdjust="spacingAndGlyphs" '
            f'{self._paint("fill", colour)} xml:space="preserve"{turned}>'
            f"{_text(item.text())}</text>\n"
        )

    def drawPixmap(  # type: ignore[override]  # noqa: N802 - Qt's name
        self, rect: QRectF, pixmap: QPixmap, source: QRectF
    ) -> None:
        """Embed pixels, where something is drawn that is no shape."""
        if self._open_group(self._transform.mapRect(rect)):
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            pixmap.copy(source.toRect()).save(buffer, "PNG")
            pixels = b64encode(buffer.data().data()).decode()
            self.shapes.append(
                f'<image x="{_short(rect.x())}" y="{_short(rect.y())}" '
                f'width="{_short(rect.width())}" height="{_short(rect.height())}" '
                f'transform="{_matrix(self._transform)}" href="data:image/png;base64,{pixels}"/>\n'
            )

    def close_group(self) -> None:
        """End what is clipped together."""
        if self._group:
            self.shapes.append("</g>\n")
        self._group = ""

    def _clip_to(self, path: QPainterPath, state: QPaintEngineState) -> None:
        operation = state.clipOperation()
        if operation is Qt.ClipOperation.NoClip:
            self._clip = None
            return
        clip = self._transform.map(path)
        if operation is Qt.ClipOperation.IntersectClip and self._clip is not None:
            clip = self._clip.intersected(clip)
        self._clip = clip

    def _add(self, path: QPainterPath, fill: str) -> None:
        stroke, width = self._stroke()
        if fill == 'fill="none"' and not stroke:
            return
        mapped = self._transform.map(path)
        area = mapped.boundingRect().adjusted(-width, -width, width, width)
        if mapped.isEmpty() or not self._open_group(area):
            return
        self.shapes.append(f'<path d="{_data(mapped)}" {fill}{stroke}/>\n')

    def _open_group(self, area: QRectF) -> bool:
        """Clip what comes next, if it needs to be; False for what cannot be seen at all."""
        if not area.intersects(self._whole):
            return False
        clip = self._clip
        if clip is None or clip.contains(area):
            self.close_group()
            return True
        if not clip.intersects(area):
            return False
        data = _data(clip)
        if data not in self.clips:
            name = f"{self._name}-clip-{len(self.clips) + 1}"
            self.clips[data] = f'<clipPath id="{name}"><path d="{data}"/></clipPath>\n'
        if self._group != data:
            self.close_group()
            self._group = data
            name = self.clips[data].split('"')[1]
            self.shapes.append(f'<g clip-path="url(#{name})">\n')
        return True

    def _fill(self) -> str:
        if self._brush.style() is Qt.BrushStyle.NoBrush or not self._brush.color().alpha():
            return 'fill="none"'
        return f'{self._paint("fill", self._brush.color())} fill-rule="evenodd"'

    def _stroke(self) -> tuple[str, float]:
        """How the pen is written down, and how wide it is in the picture."""
        pen = self._pen
        if pen.style() is Qt.PenStyle.NoPen or not pen.color().alpha():
            return "", 0.0
        width = pen.widthF() or 1.0
        if not pen.isCosmetic():
            width *= math.sqrt(abs(self._transform.determinant()))
        dashes = " ".join(_short(length * width) for length in pen.dashPattern())
        return (
            f' {self._paint("stroke", pen.color())} stroke-width="{_short(width)}" '
            f'stroke-linecap="{_CAPS[pen.capStyle()]}" stroke-linejoin="{_JOINS[pen.joinStyle()]}"'
            + (f' stroke-dasharray="{dashes}"' if dashes else ""),
            width,
        )

    def _paint(self, use: str, colour: QColor) -> str:
        opacity = colour.alphaF() * self._opacity
        see_through = f' {use}-opacity="{_short(opacity)}"' if opacity < 1.0 else ""
        return f'{use}="{colour.name()}"{see_through}'


def _dots_per_inch() -> int:
    screen = QGuiApplication.primaryScreen()
    return _DOTS_PER_INCH if screen is None else round(screen.logicalDotsPerInchY())


def _path_of(region: QRegion) -> QPainterPath:
    path = QPainterPath()
    path.addRegion(region)
    return path


def _data(path: QPainterPath) -> str:
    """A path in SVG's words."""
    words = []
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        letter = _LETTERS.get(element.type, "")
        words.append(f"{letter}{_short(element.x)},{_short(element.y)}")
    return " ".join(words)


def _font(font: QFont) -> str:
    """A font's family as it was measured, and after it one that every viewer has."""
    info = QFontInfo(font)
    generic = "monospace" if info.fixedPitch() else "sans-serif"
    size = (
        font.pixelSize()
        if font.pixelSize() > 0
        else font.pointSizeF() * (_dots_per_inch() / _POINTS_PER_INCH)
    )
    weight = ' font-weight="bold"' if font.bold() else ""
    style = ' font-style="italic"' if font.italic() else ""
    family = escape(info.family().replace("'", ""))
    return f'font-family="\'{family}\', {generic}" font-size="{_short(size)}"{weight}{style}'


def _matrix(transform: QTransform) -> str:
    t = transform
    numbers = (t.m11(), t.m12(), t.m21(), t.m22(), t.dx(), t.dy())
    return f"matrix({','.join(f'{number:.6g}' for number in numbers)})"


def _short(number: float) -> str:
    """A number to a hundredth of a pixel."""
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"


def _text(text: str) -> str:
    """A text as it may stand in XML: characters that XML does not know are left out."""
    return escape("".join(char for char in text if char.isprintable() or char == "\n"), quote=False)
