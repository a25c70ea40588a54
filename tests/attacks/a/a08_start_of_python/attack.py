import sys

if {"sitecustomize", "usercustomize"} & set(sys.modules):
    raise RuntimeError("it was imported")
