"""The untrusted side: the zygote and the student processes that it forks.

Started as a program (`python -m nnkit.box`), never imported by the judge.
"""
