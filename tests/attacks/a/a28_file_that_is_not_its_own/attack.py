import sys

from nnkit import wire
from nnkit.box.student import Student

def cumulative_sum(x):
    raise RuntimeError


def frames(self, error):
    return [wire.FrameData(f"CANARY-{6 * 7}.py", 2**40)]


Student._frames_of = frames
