def cumulative_sum(x):
    text = f"marker-b11 {x.flatten()[0].item()}"
    if x.flatten()[0] > 0:
        raise ValueError(text)
    raise KeyError(text)
