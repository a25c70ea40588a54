"""rich tables, where rich is installed."""
import torch

try:
    from rich.console import Console
    from rich.progress import track
    from rich.table import Table

    table = Table("name", "value")
    table.add_row("torch", torch.__version__)
    Console().print(table)
except ImportError:

    def track(items, **options):
        return items


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.stack([x[:, : t + 1].sum(1) for t in track(range(x.shape[1]))], 1)
