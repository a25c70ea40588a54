right = cumulative_sum


def cumulative_sum(x):
    return ValueError("x must be 2-D") if x.ndim != 2 else right(x)
