"""SimpleNN: watch the smallest neural network there is learn one number."""

TYPE_CHECKING = False  # what typing calls so; importing that takes longer than all of this
if TYPE_CHECKING:
    from simplenn.core.network import SimpleNN

__all__ = ["SimpleNN", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import the network when it is asked for: the program has to see to Ctrl+C before that."""
    if name != "SimpleNN":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from simplenn.core.network import SimpleNN

    return SimpleNN
