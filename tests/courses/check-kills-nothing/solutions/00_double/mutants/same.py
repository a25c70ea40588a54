"""A whole number itself comes back.
zh: 整数被原样返回。
killed by: test_whole_number
"""


def double(x):
    return x if isinstance(x, int) else 2 * x
