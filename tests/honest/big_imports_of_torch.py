"""Half of torch is imported, and one function of it used."""
import torch
import torch.autograd
import torch.distributions
import torch.fft
import torch.linalg
import torch.nn as nn
import torch.nn.functional as F
import torch.nn.init as init
import torch.nn.utils
import torch.optim as optim
import torch.optim.lr_scheduler as lr_scheduler
import torch.sparse
import torch.special
import torch.utils.checkpoint
import torch.utils.data as data
from torch.nn.parameter import Parameter
from torch.utils.data import DataLoader, Dataset, TensorDataset


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return F.linear(x, torch.ones(x.shape[1], x.shape[1], dtype=x.dtype).tril())
