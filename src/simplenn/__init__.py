"""SimpleNN: watch the smallest neural network there is learn one number."""

from simplenn.core.network import SimpleNN

__all__ = ["SimpleNN", "__version__"]
__version__ = "0.1.0"
