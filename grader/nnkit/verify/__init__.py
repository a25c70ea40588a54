"""The course's own test: each rule of `rules.RULES` is one function that gives findings.

What is read alone (files, stubs, pages, hidden) is looked at in this process; what is run (trials,
examples, public tests) is done by workers (`workers`, `bench`), and held against the rules
afterwards (`answers`), as plain values. `run` is the page that says all this in order.
"""
