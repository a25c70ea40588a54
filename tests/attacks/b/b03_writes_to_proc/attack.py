import os

for name in ("mem", "oom_score_adj", "comm", "clear_refs", "timerslack_ns", "coredump_filter", "uid_map", "sched"):
    try:
        os.close(os.open(f"/proc/self/{name}", os.O_WRONLY))
    except OSError:
        continue
    raise RuntimeError(f"opened {name} to write")
