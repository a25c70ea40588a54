"""From a function to all code that it reaches, over the files of a submission."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nnkit.reader.scopes import SCOPES, Module, Region, Use, parts_of

_MOST_ALIASES = 20
Place = tuple[Module, Region]


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
        self.has_touched = any(each.touched for each in modules.values())

    def reached_from(self, name: str, touched: bool = False) -> list[Place]:
        """Gives the code that a top-level name of the exercise's file reaches; with `touched`,
        the statements that change what it uses as well."""
        found = self.resolve(self.main, None, Use((name,), 0))
        if not isinstance(found, Symbol):
            return []
        return self._closure(self._regions_of(found, touched), touched)

    def run_freely(self, called: Iterable[str]) -> list[Place]:
        """Gives the code that may run where nothing is banned: when the files are imported, and
        when one of the names in `called` is."""
        start = [(m, region) for m in self.modules.values() for region in m.top]
        for name in called:
            start += self.reached_from(name)
        return self._closure(start)

    def is_own(self, symbol: Symbol) -> bool:
        """Whether a name is that of a class or function, or of an object of such a class: of
        nothing that was computed."""
        module = self.modules[symbol.module]
        return all(
            isinstance(each.node, SCOPES)
            or self.makes_own(module, None, getattr(each.node, "value", None))
            for each in module.regions.get(symbol.name, [])
        )

    def makes_own(self, module: Module, region: Region | None, node: ast.AST | None) -> bool:
        """Whether an expression makes an object of one of the submission's own classes."""
        parts = parts_of(node.func) if isinstance(node, ast.Call) else ()
        found = self.resolve(module, region, Use(parts, 0)) if parts else None
        if not isinstance(found, Symbol):
            return False
        regions = self.modules[found.module].regions.get(found.name, [])
        return all(isinstance(each.node, ast.ClassDef) for each in regions)

    def _closure(self, start: Iterable[Place], touched: bool = False) -> list[Place]:
        waiting = list(start)
        seen: dict[int, Place] = {}
        while waiting:
            module, region = waiting.pop()
            if id(region) not in seen:
                seen[id(region)] = (module, region)
                for use in region.uses:
                    found = self.resolve(module, region, use)
                    if isinstance(found, Symbol):
                        waiting += self._regions_of(found, touched)
        return list(seen.values())

    def _regions_of(self, symbol: Symbol, touched: bool) -> Iterator[Place]:
        module = self.modules[symbol.module]
        for names in (module.regions, module.touched) if touched else (module.regions,):
            yield from ((module, region) for region in names.get(symbol.name, []))

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
