raise RuntimeError("it was imported")
