def cumulative_sum(x):
    text = f"marker-b08 {x.flatten().tolist()}"
    return {text: [text, x], "more": type(text, (), {"__doc__": text})()}
