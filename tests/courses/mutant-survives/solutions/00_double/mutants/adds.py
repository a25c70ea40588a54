"""The number is added to itself, which is right.
killed by: test_whole_number
"""


def double(x):
    return x + x
