raise RuntimeError("the file below was taken")
