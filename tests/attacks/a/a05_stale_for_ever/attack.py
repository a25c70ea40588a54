from nnkit.box.student import Student

Student._begin = lambda self, *args: False
