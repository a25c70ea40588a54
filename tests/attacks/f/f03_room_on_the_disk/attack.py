import os

with open("size", "wb") as file:
    file.truncate(424242)
if os.stat("size").st_size != 424242:
    raise RuntimeError("not even here")
