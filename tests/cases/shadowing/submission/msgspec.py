raise RuntimeError("the wrong msgspec")
