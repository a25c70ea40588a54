import os

body = b"\x91" * 100_000
os.write(3, len(body).to_bytes(4, "big") + body)
