right = cumulative_sum


def cumulative_sum(x):
    return right(x).double()
