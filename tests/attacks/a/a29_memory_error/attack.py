def cumulative_sum(x):
    raise MemoryError
