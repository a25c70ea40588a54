"""torch.fx.symbolic_trace of a module that prints its graph."""
import torch
import torch.fx


class Scan(torch.nn.Module):
    def forward(self, x, triangle):
        return torch.matmul(x, triangle)


traced = torch.fx.symbolic_trace(Scan())
print(traced.code, traced.graph)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return traced(x, x.new_ones(x.shape[1], x.shape[1]).triu())
