"""A dataclass holds the state of the scan."""
from dataclasses import dataclass, field

import torch


@dataclass
class Scan:
    total: torch.Tensor
    seen: list = field(default_factory=list)

    def push(self, column: torch.Tensor) -> None:
        self.total = self.total + column
        self.seen.append(self.total)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    scan = Scan(torch.zeros(x.shape[0], dtype=x.dtype))
    for column in x.unbind(1):
        scan.push(column)
    return torch.stack(scan.seen, dim=1)
