"""What comes with QtGui, in place of PyInstaller's own hook: the plugins that a desktop needs.

PyInstaller looks only then for the libraries that the plugins are linked with, so what the others
would need is not even considered.
"""

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

from pack.contents import is_wanted_plugin

hiddenimports, plugins, datas = add_qt6_dependencies(__file__)
binaries = [entry for entry in plugins if is_wanted_plugin(entry[0])]
