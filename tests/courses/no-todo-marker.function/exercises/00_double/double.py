"""Read README.md, then replace the TODO."""


def double(x: float) -> float:
    """Twice x."""
    raise NotImplementedError("double")


def given(x: float) -> float:
    """Twice x, some other day."""
    # TODO: nothing, this is here for you to look at.
    return x
