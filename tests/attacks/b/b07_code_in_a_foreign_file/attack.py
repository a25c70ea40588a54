exec(compile("def fall(): raise KeyError('marker-b07')", "/course/solutions/00_cumsum/test_cumsum.py", "exec"))


def cumulative_sum(x):
    fall()
