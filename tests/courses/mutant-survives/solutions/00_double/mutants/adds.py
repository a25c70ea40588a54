"""The number is added to itself, which is right.
zh: 把这个数与自己相加，这是对的。
killed by: test_whole_number
"""


def double(x):
    return x + x
