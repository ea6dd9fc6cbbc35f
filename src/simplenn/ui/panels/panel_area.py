"""The window's centre: rows of panels that can be resized, opened and closed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QWidget

from simplenn.ui.model.actions_and_shortcuts import ActionSpec, build_action
from simplenn.ui.model.window_model import WindowModel
from simplenn.ui.plots.lazy_pyqtgraph import import_pyqtgraph
from simplenn.ui.widgets.call_after_paint import call_after_paint

if TYPE_CHECKING:
    from simplenn.ui.panels.panel_list import PanelSpec


class PanelArea(QScrollArea):
    """Shows the panels of the list PANELS in rows; a row with nothing open in it has no height.

    Where the window is too low for all rows, they scroll. The panels are built after the
    first painting, so that the window need not wait for NumPy and pyqtgraph.

    Signals:
        opened: The panels are there.
    """

    opened = Signal()

    def __init__(self, model: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._built: dict[str, QWidget] = {}
        self._panels: list[QWidget] = []
        self._rows: dict[int, QSplitter] = {}
        self._shares: list[int] = []
        self._sizes: list[int] = []
        self._toggles: list[QAction] = []
        self._given_up = False
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("rows")
        self._splitter.setChildrenCollapsible(False)
        self.setWidget(self._splitter)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def toggles(self) -> list[QAction]:
        """One checkable action for each panel, for the View menu."""
        return self._toggles

    def minimumSizeHint(self) -> QSize:
        """As narrow as its panels allow; as low as anybody likes."""
        return QSize(max(self._splitter.minimumSizeHint().width(), 240) + 16, 160)

    def event(self, event: QEvent) -> bool:
        """Notice that the panels need more or less room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._decide_on_bar()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notice that there is more or less room."""
        self._decide_on_bar()
        super().resizeEvent(event)

    def _decide_on_bar(self) -> None:
        """Have a bar that is needed before all is laid out: not again because it has come."""
        policy, needed = Qt.ScrollBarPolicy, self._splitter.minimumSizeHint().height()
        too_low = needed > self.height()
        wanted = policy.ScrollBarAlwaysOn if too_low else policy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(wanted)

    @property
    def panels(self) -> list[tuple[str, QWidget]]:
        """The panels that are open, each with its title."""
        return [
            (toggle.text().replace("&", ""), panel)
            for toggle, panel in zip(self._toggles, self._panels, strict=True)
            if toggle.isChecked() and toggle.isEnabled()
        ]

    def panel(self, name: str) -> QWidget | None:
        """The panel with an object name, or None before it is built."""
        return self._built.get(name)

    @property
    def open_names(self) -> tuple[str, ...] | None:
        """The object names of the panels that are open, or None before they are built."""
        if not self._toggles:
            return None
        return tuple(
            toggle.objectName().removeprefix("show_")
            for toggle in self._toggles
            if toggle.isChecked()
        )

    def set_open(self, names: Collection[str] | None) -> None:
        """Open these panels and close all others; None changes nothing.

        Names of panels that there are not, perhaps of another version, are left out.
        """
        if names is None:
            return
        if not self._toggles:
            once = Qt.ConnectionType.SingleShotConnection
            self.opened.connect(partial(self.set_open, names), once)
        for toggle in self._toggles:
            toggle.setChecked(toggle.objectName().removeprefix("show_") in names)

    def open_all(self) -> None:
        """Build the panels, if they are not there yet, and show those that are open at first."""
        if self._toggles or self._given_up:
            return
        self._build(panel_specs())
        for spec in panel_specs():
            if not spec.while_stepping:
                self._add_toggle(spec)
        self.opened.emit()

    def open_soon(self) -> None:
        """Build the panels down to the last that is open at first, and the others after painting.

        From top to bottom in any case: the Tab key goes through them as they were built.
        """
        if self._toggles or self._given_up:
            return
        specs = panel_specs()
        last = max(
            index for index, spec in enumerate(specs) if spec.open and not spec.while_stepping
        )
        self._splitter.hide()
        self._build(specs[: last + 1])
        self._lay_out_once()
        self._splitter.show()
        # In the turn between, they are painted.
        call_after_paint(self, partial(call_after_paint, self, self.open_all))

    def give_up(self) -> None:
        """Build none any more, and never tell that they are there: the window is being closed."""
        self._given_up = True

    def _build(self, specs: Iterable[PanelSpec]) -> None:
        for spec in panel_specs():
            self._row(spec.row, spec.stretch)
        for spec in specs:
            if spec.name not in self._built:
                self._built[spec.name] = self._build_one(spec)
        self._hide_empty_rows()

    def _lay_out_once(self) -> None:
        """Give hidden panels their places: nothing is moved again when they are shown."""
        self._splitter.resize(self.size().expandedTo(self._splitter.minimumSizeHint()))
        self._splitter.setSizes(self._shared_out(self._shares))
        for row in self._rows.values():
            row.setSizes([row.width()] * row.count())

    def _build_one(self, spec: PanelSpec) -> QWidget:
        row = self._rows[spec.row]
        panel = spec.build(self._model, row)
        panel.setObjectName(spec.name)
        panel.setVisible(spec.open and not spec.while_stepping)
        row.addWidget(panel)
        row.setStretchFactor(row.count() - 1, 1)
        if spec.while_stepping:
            self._open_while_stepping(panel)
        return panel

    def _row(self, number: int, stretch: int) -> QSplitter:
        if number not in self._rows:
            row = QSplitter(Qt.Orientation.Horizontal, self._splitter)
            row.setObjectName(f"row_{number}")
            row.setChildrenCollapsible(False)
            self._splitter.addWidget(row)
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
            self._rows[number] = row
            self._shares.append(stretch)
        return self._rows[number]

    def _add_toggle(self, spec: PanelSpec) -> None:
        panel = self._built[spec.name]
        toggle = build_action(ActionSpec(f"show_{spec.name}", spec.title, checkable=True), self)
        toggle.setChecked(spec.open)
        toggle.toggled.connect(partial(self._open_or_close, spec, panel))
        self._panels.append(panel)
        self._toggles.append(toggle)
        if spec.hidden_as is not None:
            show = partial(self._let_be_seen, panel, toggle)
            self._model.restrictions.follow(spec.hidden_as, show)
        if spec.opened_by is not None:
            once = Qt.ConnectionType.SingleShotConnection
            spec.opened_by(self._model).connect(partial(toggle.setChecked, True), once)

    def _let_be_seen(self, panel: QWidget, toggle: QAction, seen: bool) -> None:
        """Hide a panel for a lesson, or show it again if it is open."""
        toggle.setEnabled(seen)
        toggle.setToolTip("" if seen else self._model.restrictions.why_hidden)
        visible = seen and toggle.isChecked()
        if visible is panel.isHidden():
            self._show_panel(panel, visible)
            if visible:  # its row may have had no height, which is no share to keep
                self._splitter.setSizes(self._shared_out(self._shares))

    def _open_or_close(self, spec: PanelSpec, panel: QWidget, is_open: bool) -> None:
        """Open or close a panel; one that a lesson hides is seen once that is over."""
        hidden = spec.hidden_as is not None and self._model.restrictions.hides(spec.hidden_as)
        self._show_panel(panel, is_open and not hidden)

    def _show_panel(self, panel: QWidget, visible: bool) -> None:
        """Open or close a panel; the other rows keep their proportions."""
        before = self._splitter.sizes()
        self._set_visible(panel, visible)
        self._splitter.setSizes(self._shared_out(before))

    def _set_visible(self, panel: QWidget, visible: bool) -> None:
        panel.setVisible(visible)
        self._hide_empty_rows()
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))  # it may scroll from now on

    def _open_while_stepping(self, panel: QWidget) -> None:
        """Give a panel the room it would like while somebody steps through."""

        def open_or_close(active: bool) -> None:
            if active:
                self._sizes = self._splitter.sizes()
            self._set_visible(panel, active)
            self._splitter.setSizes(self._shared_out(self._shares) if active else self._sizes)

        def bring_into_view() -> None:
            if panel.isVisible():
                call_after_paint(panel, lambda: self.ensureWidgetVisible(panel, 0, 0))

        panel.setVisible(self._model.stepping.active)
        self._model.stepping.activated.connect(open_or_close)
        self.verticalScrollBar().rangeChanged.connect(bring_into_view)

    def _shared_out(self, wishes: list[int]) -> list[int]:
        """A height for each row.

        Args:
            wishes: What the rows are to have in proportion to each other. A row that wishes
                nothing gets what it would like, and one without a share never gets more.
        """
        rows = [*self._rows.values()]
        liked = [0 if row.isHidden() else row.sizeHint().height() for row in rows]
        wished = [
            (wish or like) if share and like else 0
            for wish, like, share in zip(wishes, liked, self._shares, strict=True)
        ]
        fixed = sum(like for like, share in zip(liked, self._shares, strict=True) if not share)
        rest, total = max(self._splitter.height() - fixed, 0), sum(wished) or 1
        return [
            rest * wish // total if share else like
            for wish, like, share in zip(wished, liked, self._shares, strict=True)
        ]

    def _hide_empty_rows(self) -> None:
        """Hide rows and handles at once, and not later as Qt does: sizes set next are kept."""
        above = False
        for number, row in enumerate(self._rows.values()):
            panels = [row.widget(index) for index in range(row.count())]
            visible = any(panel is not None and not panel.isHidden() for panel in panels)
            row.setVisible(visible)
            self._splitter.handle(number).setVisible(visible and above)
            above = above or visible


def panel_specs() -> list[PanelSpec]:
    """All panels that there are, from top to bottom. Takes long when it is called first."""
    import_pyqtgraph()
    from simplenn.ui.panels.panel_list import PANELS

    return sorted(PANELS, key=lambda spec: spec.row)
