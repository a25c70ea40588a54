"""From a function to all code that it reaches, over the files of a submission."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nnkit.reader.scopes import Module, Region, Use

_MOST_ALIASES = 20


@dataclass(frozen=True)
class Symbol:
    """A name of one of the submission's own modules."""

    module: str
    name: str


class Program:
    """The modules of a submission by name; the first is the exercise's own."""

    def __init__(self, modules: dict[str, Module]) -> None:
        self.modules = modules
        self.main = next(iter(modules.values()))

    def reached_from(self, name: str) -> list[tuple[Module, Region]]:
        """Gives the code that a top-level name of the exercise's file reaches."""
        found = self.resolve(self.main, None, Use((name,), 0))
        return self._closure(self._regions_of(found)) if isinstance(found, Symbol) else []

    def run_by_import(self) -> list[tuple[Module, Region]]:
        """Gives the code that runs when the files are imported."""
        return self._closure((m, region) for m in self.modules.values() for region in m.top)

    def _closure(self, start: Iterable[tuple[Module, Region]]) -> list[tuple[Module, Region]]:
        waiting = list(start)
        seen: dict[int, tuple[Module, Region]] = {}
        while waiting:
            module, region = waiting.pop()
            if id(region) not in seen:
                seen[id(region)] = (module, region)
                for use in region.uses:
                    found = self.resolve(module, region, use)
                    if isinstance(found, Symbol):
                        waiting += self._regions_of(found)
        return list(seen.values())

    def _regions_of(self, symbol: Symbol) -> Iterator[tuple[Module, Region]]:
        module = self.modules[symbol.module]
        yield from ((module, region) for region in module.regions.get(symbol.name, []))

    def resolve(
        self, module: Module, region: Region | None, use: Use, left: int = _MOST_ALIASES
    ) -> Symbol | str | None:
        """Gives what a use stands for: a name of the submission's own, the full name of a
        library's, or nothing that can be told."""
        root, rest = use.parts[0], use.parts[1:]
        if region is not None and root in region.imports:
            return self._absolute(region.imports[root], rest, left)
        if left == 0 or (region is not None and root in region.locals):
            return None
        if root in module.aliases:
            alias = Use((*module.aliases[root], *rest), use.line)
            return self.resolve(module, None, alias, left - 1)
        if root in module.regions:
            return Symbol(module.name, root)
        if root in module.imports:
            return self._absolute(module.imports[root], rest, left)
        for name, _ in module.stars:
            if name in self.modules and name != module.name:
                found = self.resolve(self.modules[name], None, use, left - 1)
                if found is not None:
                    return found
        return f"builtins.{root}"

    def _absolute(self, name: str, rest: tuple[str, ...], left: int) -> Symbol | str | None:
        """Gives the symbol in the submission's own modules, else the library's full name."""
        parts = (*name.split("."), *rest)
        for length in range(len(parts) - 1, 0, -1):
            own = self.modules.get(".".join(parts[:length]))
            if own is not None:
                return self.resolve(own, None, Use(parts[length:], 0), left - 1)
        return ".".join(parts)
