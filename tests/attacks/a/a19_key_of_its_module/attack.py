class Name(str):
    def __str__(self):
        return "cumulative_sum"

    __repr__ = __format__ = encode = __str__


globals()[Name("something")] = print
