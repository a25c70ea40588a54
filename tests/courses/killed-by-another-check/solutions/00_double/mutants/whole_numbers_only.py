"""Half a number is cut off.
killed by: test_whole_number
"""


def double(x):
    return 2 * int(x)
