"""Nothing is left of it after a merge."""

def double(x)
    return x + x
