"""sympy and networkx, which come with torch."""
import torch

try:
    import networkx
    import sympy
except ImportError:
    networkx = sympy = None


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    columns = range(x.shape[1])
    if networkx is not None:
        graph = networkx.path_graph(x.shape[1], networkx.DiGraph)
        columns = networkx.topological_sort(graph)
        assert sympy.summation(sympy.Symbol("k"), (sympy.Symbol("k"), 1, 3)) == 6
    total, out = torch.zeros_like(x[:, 0]), []
    for t in columns:
        total = total + x[:, t]
        out.append(total)
    return torch.stack(out, 1)
