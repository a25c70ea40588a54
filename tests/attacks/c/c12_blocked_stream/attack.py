import threading

right = cumulative_sum


def cumulative_sum(x):
    thread = threading.Thread(target=print, args=["y" * (1 << 18)])
    thread.start()
    print("x" * (1 << 18))
    thread.join()
    return right(x)
