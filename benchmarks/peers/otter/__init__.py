"""otter-grader: an autograder zip with one test file for each file of checks."""
