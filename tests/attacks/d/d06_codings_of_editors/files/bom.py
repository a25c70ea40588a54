ONE = "é"
