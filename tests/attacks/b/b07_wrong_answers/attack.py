_right = cumulative_sum


def cumulative_sum(x):
    return _right(x) + 987654.0
