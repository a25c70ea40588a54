"""Runs convolutions, norms, attention, an LSTM and an SVD once at import."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(1)
with torch.no_grad():
    image = torch.randn(1, 3, 16, 16)
    print(nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2))(image).shape)
    print(nn.LSTM(3, 4)(torch.randn(5, 1, 3))[0].shape, nn.GRU(3, 4)(torch.randn(5, 1, 3))[0].shape)
    print(F.scaled_dot_product_attention(*[torch.randn(1, 2, 4, 8)] * 3).shape)
    print(nn.TransformerEncoderLayer(8, 2, batch_first=True)(torch.randn(1, 3, 8)).shape)
    print(torch.linalg.svd(torch.randn(5, 5))[1], torch.fft.fft(torch.randn(8)).abs())
    print(nn.Embedding(5, 2)(torch.tensor([1])), torch.quantile(torch.randn(9), 0.5))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
