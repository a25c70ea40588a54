def cumulative_sum(x):
    text = f"marker-b08 {x.tolist()}"
    error = ValueError(text)
    error.add_note(text)
    raise error from KeyError(text)
