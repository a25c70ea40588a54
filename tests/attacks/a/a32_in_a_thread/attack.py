import threading

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    answers = []
    thread = threading.Thread(target=lambda: answers.append(torch.cumsum(x, 1)))
    thread.start()
    thread.join()
    return answers[0]
