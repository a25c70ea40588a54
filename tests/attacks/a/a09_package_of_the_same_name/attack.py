def cumulative_sum(x):
    return 0 * x
