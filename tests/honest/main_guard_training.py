"""Training code below `if __name__ == "__main__"`, with argparse and plots."""
import argparse

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--data", default="/data/mnist")
    options = parser.parse_args()
    for epoch in range(options.epochs):
        print(epoch, cumulative_sum(torch.randn(2, 3)))


if __name__ == "__main__":
    main()
