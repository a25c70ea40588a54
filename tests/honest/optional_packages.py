"""pandas, matplotlib, torchvision and friends, each with a fallback."""
import importlib
import importlib.util

import torch

FOUND = {}
for name in ("pandas", "matplotlib.pyplot", "torchvision", "scipy", "sklearn", "tqdm", "seaborn", "cv2"):
    try:
        FOUND[name] = importlib.import_module(name)
    except ImportError:
        FOUND[name] = None
HAS_PLOTS = importlib.util.find_spec("matplotlib") is not None


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
