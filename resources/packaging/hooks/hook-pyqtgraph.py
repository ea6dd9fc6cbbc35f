"""What comes with pyqtgraph, in place of the usual hook: the pictures on the buttons of a plot.

The usual one adds colour maps, and a logo in pictures as large as all of SimpleNN's own code.
"""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("pyqtgraph", includes=["icons/*.png", "icons/*.svg"])
