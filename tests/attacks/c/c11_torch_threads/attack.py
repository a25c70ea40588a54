import torch

torch.set_num_threads(10**4)
torch.ones(1 << 22).exp().sum()
raise RuntimeError("it used them")
