def cumulative_sum(x):
    return x.cumsum(1)
