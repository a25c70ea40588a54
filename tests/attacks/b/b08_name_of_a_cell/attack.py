import linecache


def cumulative_sum(x):
    text = f"marker-b08 {x.flatten().tolist()}"
    name = f"{text[:40]}.ipynb, cell 1"
    linecache.cache[name] = (0, None, [text], name)
    exec(compile("raise ValueError('text')", name, "exec"))
