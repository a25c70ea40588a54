def cumulative_sum(x):
    raise BaseExceptionGroup("all", [KeyboardInterrupt(), ValueError(), GeneratorExit()])
