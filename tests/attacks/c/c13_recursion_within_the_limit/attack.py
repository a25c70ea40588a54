right = cumulative_sum


def deeper():
    deeper()


def cumulative_sum(x):
    for _ in range(100):
        try:
            deeper()
        except RecursionError:
            pass
    return right(x)
