"""The colon is missing.
killed by: test_whole_number
"""


def double(x)
    return x
