import threading

threading.stack_size(1 << 26)
end = threading.Event()
threads = []
try:
    while len(threads) < 32:
        thread = threading.Thread(target=end.wait, args=[5], daemon=True)
        thread.start()
        threads.append(thread)
except (RuntimeError, MemoryError):
    pass
end.set()
for thread in threads:
    thread.join()
threading.stack_size(0)
if len(threads) > 4:
    raise RuntimeError(f"{len(threads)} stacks of 64 MiB")
