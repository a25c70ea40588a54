"""A text comes twice.
killed by: test_text_is_refused
"""


def double(x):
    return 2 * x
