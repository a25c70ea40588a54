import os

for number in ("self", "thread-self", os.getppid(), *range(1, 40)):
    for name in ("mem", "maps", "smaps", "pagemap", "auxv", "stack", "syscall"):
        try:
            os.close(os.open(f"/proc/{number}/{name}", os.O_RDONLY))
        except OSError:
            continue
        raise RuntimeError(f"opened {name} of {number}")
