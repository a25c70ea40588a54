def cumulative_sum(x):
    texts = [f"marker-b08 {value}" for value in x.flatten().tolist()]
    raise ExceptionGroup(texts[0], [ValueError(text) for text in texts])
