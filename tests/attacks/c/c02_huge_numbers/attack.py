for make in (lambda: 1 << (1 << 34), lambda: "x" * (1 << 31), lambda: list(range(1 << 28))):
    try:
        make()
    except MemoryError:
        continue
    raise RuntimeError("it had room")
