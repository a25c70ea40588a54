"""A whole number comes back as it was.
killed by: test_whole_number
"""


def double(x):
    return x if isinstance(x, int) else 2 * x
