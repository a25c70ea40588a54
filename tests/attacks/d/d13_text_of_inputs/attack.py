def cumulative_sum(x):
    error = ValueError(f"CANARY-{6 * 7}", x.tolist())
    error.add_note(f"CANARY-{6 * 7}")
    if x.ndim == 2:
        raise error from RuntimeError(f"CANARY-{6 * 7}")
