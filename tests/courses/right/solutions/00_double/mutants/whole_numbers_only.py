"""Half a number is cut off.
zh: 小数部分被截掉了。
killed by: test_fraction
"""


def double(x):
    return 2 * int(x)
