import inspect
import sys

right = cumulative_sum


def cumulative_sum(x):
    frames = [each.frame for each in inspect.stack()]
    for frame in sys._current_frames().values():
        while frame:
            frames.append(frame)
            frame = frame.f_back
    for frame in frames:
        seen = {**frame.f_globals, **frame.f_locals}
        if "assert_close" in seen or "expected" in seen or "test_" in frame.f_code.co_filename:
            raise RuntimeError(f"found {frame}")
    return right(x)
