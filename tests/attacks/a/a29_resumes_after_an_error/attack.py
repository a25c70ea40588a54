def cumulative_sum(x):
    try:
        raise ValueError
    finally:
        return x
