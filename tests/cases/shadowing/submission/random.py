raise RuntimeError("the wrong random")
