_right = cumulative_sum


def cumulative_sum(x):
    for value in x.flatten().tolist():
        open(f"marker-b08 {value}", "w").close()
    return _right(x)
