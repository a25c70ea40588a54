class Odd:
    shape = property(lambda self: 1 / 0)
    dtype = property(lambda self: [][0])

    def __repr__(self):
        raise RuntimeError("asked for its text: marker-b07")

    __str__ = __len__ = __iter__ = __eq__ = __repr__
    __hash__ = None

    def __getattr__(self, name):
        raise AttributeError(f"marker-b07 {name}")


def cumulative_sum(x):
    return Odd()
