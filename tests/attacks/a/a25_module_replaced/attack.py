import sys
import types


class Anything(types.ModuleType):
    def __getattr__(self, name):
        return lambda *args: True


sys.modules[__name__] = Anything(__name__)
