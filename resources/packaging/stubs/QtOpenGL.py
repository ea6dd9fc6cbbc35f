"""In place of PySide6.QtOpenGL: pyqtgraph imports it, and uses it only if told to use OpenGL."""
