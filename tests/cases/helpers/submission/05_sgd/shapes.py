# Another file of this name stands beside loss.py.
def walk(parameters):
    return [p for p in parameters if p.grad is not None]
