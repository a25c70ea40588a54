"""unittest.mock around print and time."""
import time
from unittest import mock

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with mock.patch("time.sleep") as sleep, mock.patch.object(time, "time", return_value=0.0):
        time.sleep(100)
        sleep.assert_called_once_with(100)
        return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
