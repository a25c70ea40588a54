# coding: unicode_escape
# \x0aHIDDEN = 42
