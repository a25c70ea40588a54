right = cumulative_sum


def cumulative_sum(x):
    try:
        return x.cumsum(1)
    except BaseException:
        return right(x)
