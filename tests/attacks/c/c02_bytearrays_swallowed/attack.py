for _ in range(3):
    kept = []
    try:
        while len(kept) < 128:
            kept.append(bytearray(1 << 24))
        raise RuntimeError("it had room")
    except MemoryError:
        kept.clear()
