"""nbgrader: a course with one notebook, in which every check is an autograder test cell."""
