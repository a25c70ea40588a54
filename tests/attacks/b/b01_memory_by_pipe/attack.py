import ctypes
import os
import re

# A start that is quickly found, and an end that is not written here as it stands there.
HIDDEN = {
    b"test_rows_": re.compile(b"test_rows_[d]o_not_mix"),
    b"Each row is": re.compile(b"Each row is a [s]ample"),
}
PLANTED = re.compile(b"deliberately [p]lanted")
PIECE = 1 << 16
libc = ctypes.CDLL(None)
reading, writing = os.pipe()


def page(place):
    """The kernel refuses to read what is not mapped: no fault, and no map needed."""
    count = libc.write(writing, ctypes.c_void_p(place), ctypes.c_size_t(PIECE))
    return os.read(reading, count) if count > 0 else b""


def search(start, step, most):
    place, blank, planted = start // PIECE * PIECE, 0, False
    for _ in range(most):
        data = page(place)
        blank = 0 if data else blank + 1
        if blank > 64:
            break
        for start, whole in HIDDEN.items():
            if start in data and whole.search(data):
                raise RuntimeError(f"found {start} at {place:#x}")
        planted = planted or bool(PLANTED.search(data))
        place += step
    return planted


own = b"".join([b"deliberately", b" ", b"planted"]) * 20
environment = ctypes.c_void_p.in_dll(libc, "environ").value
starts = [id(own), id(os), id("".join(["a", "b"])), id(cumulative_sum), environment]
found_own = [search(start, step, 200) for start in starts for step in (PIECE, -PIECE)]
if not any(found_own):
    raise RuntimeError("the search is blind")
