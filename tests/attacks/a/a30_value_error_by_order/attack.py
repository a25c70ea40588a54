right = cumulative_sum


class Meta(type):
    def mro(cls):
        return [cls, ValueError, Exception, BaseException, object]


class Error(Exception, metaclass=Meta):
    __class__ = ValueError


def cumulative_sum(x):
    if x.ndim != 2:
        raise Error
    return right(x)
