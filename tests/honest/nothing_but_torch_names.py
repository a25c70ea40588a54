"""from torch import Tensor, stack, zeros_like; keyword arguments everywhere."""
from torch import Tensor, stack, zeros_like


def cumulative_sum(x: Tensor) -> Tensor:
    """Running totals of each row."""
    if x.dim() != 2:
        raise ValueError("x must be a matrix")
    total: Tensor = zeros_like(input=x.select(dim=1, index=0))
    totals: list[Tensor] = []
    for index in range(x.size(dim=1)):
        total = total.add(other=x.select(dim=1, index=index))
        totals.append(total)
    return stack(tensors=totals, dim=1)
