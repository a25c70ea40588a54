"""Writes the totals as text into the current folder and reads them back."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with open("totals.txt", "w", encoding="utf-8") as file:
        for row in x.tolist():
            total = 0.0
            for value in row:
                total += value
                file.write(f"{total!r} ")
            file.write("\n")
    with open("totals.txt", encoding="utf-8") as file:
        rows = [[float(word) for word in line.split()] for line in file]
    return torch.tensor(rows, dtype=x.dtype)
