from nnkit.box import operations

operations.call = lambda handles, thing, *args, **kwargs: args[0]
operations.fetch = lambda handles, value: value * 0
