"""`dataclass(frozen=True, slots=True)`, made at a thirtieth of what the standard one takes.

The standard one writes six methods for each class and compiles them whenever the class is imported. A command needs up
to 140 classes, and would spend more time on them than on its answer. Here `__init__` alone is compiled, when the first
object is made; the other methods are the same functions for every class. They do what the standard ones do, and
`fields`, `replace` and `asdict` of `dataclasses` work on them; `tests/test_frozen.py` holds the two against each other.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field, fields
from typing import TYPE_CHECKING, Any, Literal, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: Literal[True], slots: Literal[True], order: bool = False) -> Callable[[type], type]:
        """Make a frozen class with slots of the annotated fields; with `order`, its values can be sorted."""
        return lambda kind: _made(kind, _METHODS | _ORDER if order else _METHODS)


def _made(kind: type, methods: dict[str, Any]) -> type:
    own = [name for name, said in kind.__annotations__.items() if "ClassVar" not in str(said)]
    inherited = getattr(kind, "__match_args__", ())
    slots = tuple(name for name in own if name not in inherited)
    defaults = getattr(kind, "_defaults", {}) | {name: vars(kind)[name] for name in own if name in vars(kind)}
    rest = {name: value for name, value in vars(kind).items() if name not in (*own, "__dict__", "__weakref__")}
    known = {"__slots__": slots, "__match_args__": (*inherited, *slots), "_defaults": defaults}

    def first(self: Any, *values: Any, **named: Any) -> None:
        made.__init__ = _initialiser(made)
        self.__init__(*values, **named)

    later = {"__init__": first, "__dataclass_fields__": _Fields(kind)}
    made: Any = type(kind)(kind.__name__, kind.__bases__, {**methods, **rest, **known, **later})
    made.__qualname__ = kind.__qualname__
    return made  # type: ignore[no-any-return]


class _Fields:
    """What `dataclasses` knows of the fields of a class, found when somebody asks: of most classes nobody does."""

    def __init__(self, kind: type) -> None:
        self._kind = kind

    def __set_name__(self, made: Any, name: str) -> None:
        self._made = made

    def __get__(self, value: object, asked: type) -> Any:
        made, standard = self._made, vars(dataclasses.dataclass(init=False, repr=False, eq=False)(self._kind))
        made.__dataclass_params__ = standard["__dataclass_params__"]
        made.__dataclass_fields__ = standard["__dataclass_fields__"]
        return made.__dataclass_fields__


def _initialiser(kind: Any) -> Callable[..., None]:
    """`__init__`, which is compiled because reading the arguments one by one would take longer at every call."""
    known: dict[str, Any] = {"MISSING": MISSING}
    wanted, lines, compared = [], [], []
    for name in kind.__match_args__:
        default, value = kind._defaults.get(name, MISSING), name
        known[f"set_{name}"] = getattr(kind, name).__set__  # the slot's own, which `__setattr__` does not stop
        if not isinstance(default, Field):
            default = field(default=default)
        if default.compare:
            compared.append(name)
        if default.default is not MISSING:
            known[f"default_{name}"] = default.default
            wanted.append(f"{name}=default_{name}")
        elif default.default_factory is not MISSING:
            known[f"new_{name}"] = default.default_factory
            wanted.append(f"{name}=MISSING")
            value = f"new_{name}() if {name} is MISSING else {name}"
        else:
            wanted.append(name)
        lines.append(f"    set_{name}(self, {value})\n")
    kind._compared = operator.attrgetter(*compared)
    exec(f"def __init__(self, {', '.join(wanted)}):\n{''.join(lines)}", known)  # noqa: S102 - names of our own fields
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"  # which a wrong call is told by
    return made


def _repr(self: Any) -> str:
    values = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({values})"


def _equal(self: Any, other: Any) -> Any:
    return self._compared(self) == self._compared(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._compared(self))


def _set(self: Any, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, field.name) for field in fields(self))


def _comparing(by: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    def compare(self: Any, other: Any) -> Any:
        return by(self._compared(self), self._compared(other)) if other.__class__ is self.__class__ else NotImplemented

    return compare


_METHODS: dict[str, Any] = {
    "__repr__": _repr,
    "__eq__": _equal,
    "__hash__": _hash,
    "__setattr__": _set,
    "__delattr__": _delete,
    "__reduce__": _reduce,
}
_ORDER = {
    "__lt__": _comparing(operator.lt),
    "__le__": _comparing(operator.le),
    "__gt__": _comparing(operator.gt),
    "__ge__": _comparing(operator.ge),
}
