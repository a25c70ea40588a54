def cumulative_sum(x):
    raise SyntaxError("text", (__file__, 1, 1, f"CANARY-{6 * 7}"))
