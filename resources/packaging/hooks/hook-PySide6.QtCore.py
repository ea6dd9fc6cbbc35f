"""What comes with QtCore, in place of PyInstaller's own hook: translations into our languages."""

from pathlib import Path

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

from pack.contents import languages

hiddenimports, binaries, translations = add_qt6_dependencies(__file__)
wanted = {f"qtbase_{language}.qm" for language in languages()}
datas = [entry for entry in translations if Path(entry[0]).name in wanted]
