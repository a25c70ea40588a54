right = cumulative_sum


class ValueError(Exception):
    pass


ValueError.__module__ = "builtins"


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return right(x)
