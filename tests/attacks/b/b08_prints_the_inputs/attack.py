import sys
import warnings

_right = cumulative_sum


def cumulative_sum(x):
    print(f"marker-b08 {x.tolist()}", flush=True)
    print(f"marker-b08 {x.tolist()}", file=sys.stderr, flush=True)
    warnings.warn(f"marker-b08 {x.tolist()}")
    return _right(x)
