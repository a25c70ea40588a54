raise RuntimeError("the wrong nnkit")
