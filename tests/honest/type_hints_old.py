"""Optional, Union, List, and comments for types; get_type_hints is called."""
import typing
from typing import Dict, List, Optional, Tuple, Union

import torch


def cumulative_sum(x, dim=None):
    # type: (torch.Tensor, Optional[int]) -> torch.Tensor
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    seen = []  # type: List[torch.Tensor]
    for t in range(x.shape[1]):
        seen.append(x[:, : t + 1].sum(1))
    return torch.stack(seen, dim=1)


def shape_of(x: Union[torch.Tensor, List[float]]) -> Tuple[int, ...]:
    return tuple(torch.as_tensor(x).shape)


HINTS: Dict[str, type] = typing.get_type_hints(shape_of)
