"""The source reader: a program that the judge starts, reads source for what is forbidden in it.

It may die of what it reads: the judge starts it again. It runs nothing, imports nothing of it.
"""
