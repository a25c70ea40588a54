NAME = "\x1b[2J\x1b]0;title\x07\x9b31m\u202eevil\u2066"


def cumulative_sum(x):
    raise type(NAME, (Exception,), {})
