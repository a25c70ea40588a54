import os

for path in ("/swapfile", "/swap.img", "/dev/zram0", "/dev/dm-0", "/proc/swaps", "/proc/kcore", "/sys/block/zram0/disksize"):
    try:
        os.close(os.open(path, os.O_RDONLY))
    except OSError:
        continue
    raise RuntimeError(f"opened {path}")
