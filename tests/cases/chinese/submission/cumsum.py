"""累加和：逐列相加。"""

import torch


def cumulative_sum(x):
    # 只接受二维输入
    if x.ndim != 2:
        raise ValueError("x 必须是二维的")
    return torch.stack([x[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
