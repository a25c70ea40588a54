"""ExitStack and redirect_stdout around the work."""
import contextlib
import io

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with contextlib.ExitStack() as stack:
        text = stack.enter_context(io.StringIO())
        stack.enter_context(contextlib.redirect_stdout(text))
        stack.enter_context(torch.inference_mode())
        print("shape", x.shape)
        result = x @ x.new_ones(x.shape[1], x.shape[1]).triu()
    return result.clone()
