"""A text comes twice.
zh: 字符串被重复了两遍。
killed by: test_text_is_refused
"""


def double(x):
    return 2 * x
