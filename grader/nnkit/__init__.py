"""nnkit grades the exercises of a deep-learning course, each submission in a box of its own."""

__version__ = "0.1.0"


def load_ipython_extension(shell: object) -> None:
    """Adds `%nnkit` to a notebook, for `%load_ext nnkit`; IPython finds it here alone."""
    from nnkit.notebook import load_extension

    load_extension(shell)
