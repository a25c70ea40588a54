"""Three times the number.
zh: 返回三倍。
killed by: test_thrice
"""


def double(x):
    return 3 * x
