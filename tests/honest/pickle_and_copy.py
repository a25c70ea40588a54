"""pickle, copy, deepcopy, marshal."""
import copy
import marshal
import pickle

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    other = pickle.loads(pickle.dumps(x, protocol=pickle.HIGHEST_PROTOCOL))
    own = copy.deepcopy(copy.copy(other))
    with open("rows.pkl", "wb") as file:
        pickle.dump(own, file)
    with open("rows.pkl", "rb") as file:
        rows = marshal.loads(marshal.dumps(pickle.load(file).tolist()))
    return torch.tensor([[sum(r[: k + 1]) for k in range(len(r))] for r in rows], dtype=x.dtype)
