for _ in range(1 << 15):  # 2 GiB
    print("x" * (1 << 16))
raise RuntimeError("it printed 2 GiB")
