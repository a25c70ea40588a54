"""random, secrets, uuid, hashlib, hmac, os.urandom."""
import hashlib
import hmac
import os
import random
import secrets
import uuid

import torch

RUN = uuid.uuid4().hex
print(RUN, uuid.uuid1(), uuid.getnode(), secrets.token_hex(8), os.urandom(4), os.getrandom(4))
print(random.SystemRandom().random(), hashlib.md5(b"x").hexdigest(), hashlib.blake2b(b"x").hexdigest())
print(hmac.new(b"key", b"x", "sha256").hexdigest(), hashlib.scrypt(b"p", salt=b"s", n=16, r=8, p=1)[:4])


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    rows = list(enumerate(x))
    random.shuffle(rows)
    out = torch.empty_like(x)
    for i, row in rows:
        out[i] = torch.stack([row[: t + 1].sum() for t in range(len(row))])
    return out
