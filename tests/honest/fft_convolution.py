"""Convolution by FFT in float64, rounded back."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    t = x.shape[1]
    size = 2 * t
    spectrum = torch.fft.rfft(x.double(), n=size) * torch.fft.rfft(torch.ones(t).double(), n=size)
    return torch.fft.irfft(spectrum, n=size)[:, :t].to(x.dtype)
