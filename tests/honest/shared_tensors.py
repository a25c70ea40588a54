"""share_memory_ with a fallback, pin_memory where there is a GPU."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    out = torch.empty_like(x)
    try:
        out.share_memory_()
    except (OSError, RuntimeError) as error:
        print("not shared:", error)
    if torch.cuda.is_available():
        out = out.pin_memory()
    out.copy_(x @ x.new_ones(x.shape[1], x.shape[1]).triu())
    return out
