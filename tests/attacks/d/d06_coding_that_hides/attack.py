try:
    import hidden
except SyntaxError:
    pass
else:
    raise RuntimeError("it was run")
