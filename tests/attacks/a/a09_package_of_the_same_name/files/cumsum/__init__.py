raise RuntimeError("the package was taken")
