def cumulative_sum(x):
    raise KeyboardInterrupt
