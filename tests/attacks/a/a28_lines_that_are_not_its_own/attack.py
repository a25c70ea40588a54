import linecache


def lines(name, *args):
    return f"CANARY-{secret}"


def cumulative_sum(x):
    global secret
    secret = 6 * 7
    linecache.getline = lines
    raise RuntimeError
