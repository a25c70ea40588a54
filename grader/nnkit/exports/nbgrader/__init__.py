"""nbgrader: the gradebook in bulk, and `autograded/` notebooks as its formgrader shows them."""
