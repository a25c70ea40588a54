"""Other autograders on the same six exercises, each in a virtual environment of its own."""
