"""assert statements before and after."""
import torch


def cumulative_sum(x):
    assert isinstance(x, torch.Tensor), type(x)
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    before = x.clone()
    out = torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
    assert out.shape == x.shape and out.dtype == x.dtype
    assert torch.equal(before, x), "x was changed"
    assert torch.allclose(out[:, 0], x[:, 0])
    return out


assert cumulative_sum(torch.tensor([[1.0, 2.0, 3.0]])).tolist() == [[1.0, 3.0, 6.0]]
