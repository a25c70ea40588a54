"""torch.hub's folder and a model that is not to be had."""
import torch

try:
    torch.hub.set_dir("hub")
    print(torch.hub.get_dir())
    torch.hub.load_state_dict_from_url("https://example.com/model.pth", progress=False)
except Exception as error:
    print("no hub:", type(error).__name__)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
