"""Half a number is cut off.
killed by: test_fraction
"""


def double(x):
    return 2 * int(x)
