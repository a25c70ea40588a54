import os

pairs = 10**7
body = b"\xdf" + pairs.to_bytes(4, "big") + b"\x00\xc0" * pairs
data = memoryview(len(body).to_bytes(4, "big") + body)
while data:
    data = data[os.write(3, data) :]
