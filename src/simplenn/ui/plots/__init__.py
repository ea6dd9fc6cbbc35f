"""Plots, their axes and marks, and what is drawn over them.

Every module in here uses pyqtgraph, which is imported first, and takes a while.
"""

from simplenn.ui.plots.lazy_pyqtgraph import import_pyqtgraph

import_pyqtgraph()
