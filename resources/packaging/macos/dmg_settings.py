"""What the disk image shows when it is opened: the app, and where to drag it. dmgbuild reads it."""

app = defines["app"]  # noqa: F821, dmgbuild puts it there
files = [app]
symlinks = {"Applications": "/Applications"}
icon_locations = {"SimpleNN.app": (140, 120), "Applications": (400, 120)}
window_rect = ((200, 200), (540, 320))
icon_size = 96
format = "UDZO"  # noqa: A001, dmgbuild's name for it
