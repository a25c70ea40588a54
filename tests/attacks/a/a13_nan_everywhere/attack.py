def cumulative_sum(x):
    return x * float("nan")
