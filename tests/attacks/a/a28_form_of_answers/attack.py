import torch
from nnkit import tensors

pack = tensors.pack_tensor
tensors.pack_tensor = lambda tensor: pack(torch.zeros_like(tensor))
