"""The number itself comes back.
killed by: test_whole_number
"""


def double(x):
    return x
