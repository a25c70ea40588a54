import os

BODIES = [
    b"\xc7\x04\x05abcd",  # ext 8
    b"\xd8\x01" + bytes(16),  # fixext 16
    b"\xd6\xff" + bytes(4),  # a timestamp
    b"\xc6\xff\xff\xff\xffab",  # 4 GiB of bytes
    b"\x93\xa1r\x01\xdd\xff\xff\xff\xff\x00",  # an array of 4 G items
    b"\x93\xa1r\xcf" + b"\xff" * 8 + b"\xc0",  # the answer to question 2**64 - 1
    b"\xc1",  # a byte that stands for nothing
    b"\x93\xa1r\x01\xa4\xff\xfe\xfd\xfc",  # text that is not UTF-8
]
calls = iter(range(100))


def cumulative_sum(x):
    body = BODIES[(x.numel() + next(calls)) % len(BODIES)]
    os.write(3, len(body).to_bytes(4, "big") + body)
    return x
