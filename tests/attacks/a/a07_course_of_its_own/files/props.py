raise RuntimeError("props of a student")
