"""Builds on its own functions: loss_of calls add_batch_dimension and mse; small helpers; prints."""

import torch

print("loss.py is loaded")


def add_batch_dimension(image: torch.Tensor) -> torch.Tensor:
    channels, height, width = image.shape
    batch = image.view(1, channels, height, width)
    print("batch", batch.shape)
    return batch


def same_shape(a, b):
    return a.dim() == b.dim() and all(m == n for m, n in zip(a.shape, b.shape))


def mse(output, target):
    if not same_shape(output, target):
        raise ValueError(f"{output.shape} is not {target.shape}")
    difference = (output - target).flatten()
    return torch.dot(difference, difference) / difference.numel()


def loss_of(net, image, target):
    batch = add_batch_dimension(image)
    return mse(net(batch), target.unsqueeze(dim=0))


def is_leaf_node(node):
    return hasattr(node, "variable")


def graph(loss):
    names, node = [], loss.grad_fn
    while True:
        if node is None:
            break
        names.append(node.__class__.__name__)
        following = None
        for i in range(len(node.next_functions)):
            candidate = node.next_functions[i][0]
            if candidate is None or is_leaf_node(candidate):
                continue
            following = candidate
            break
        node = following
    return names


if __name__ == "__main__":
    print(torch.nn.functional.mse_loss(torch.ones(2), torch.zeros(2)))
