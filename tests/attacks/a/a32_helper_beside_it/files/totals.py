def total(x):
    return x.cumsum(1)
