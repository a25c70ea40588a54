"""The trusted side. What a hidden check imports is `assert_close`, `fetch`, `raises`."""

from typing import Any

__all__ = ["assert_close", "fetch", "raises"]


def __getattr__(name: str) -> Any:
    """Imports the three on first use: they need torch, and the zygote is started before that."""
    if name not in __all__:
        raise AttributeError(name)
    from nnkit.judge import compare

    return getattr(compare, name)
