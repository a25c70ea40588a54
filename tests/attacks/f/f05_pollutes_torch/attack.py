import torch

_right = cumulative_sum
torch.nnkit_attack = "f05"
torch.set_default_dtype(torch.float64)
torch.set_printoptions(precision=1)
torch.manual_seed(42)
torch.use_deterministic_algorithms(True)
torch.set_flush_denormal(True)
