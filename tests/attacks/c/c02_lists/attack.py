kept = [None]
while len(kept) < 1 << 28:  # 2 GiB
    kept += kept
raise RuntimeError("it had room")
