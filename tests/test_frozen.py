"""`frozen.dataclass` does what the standard one does, and costs less: the two are held against each other."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from laa_minutes import frozen


def _classes(dataclass: Callable[..., Any]) -> tuple[Any, Any]:
    @dataclass(frozen=True, slots=True, order=True)
    class Point:
        """A place, with a note that does not count."""

        line: int
        column: int = 1
        names: list[str] = dataclasses.field(default_factory=list)
        note: str = dataclasses.field(default="", compare=False, repr=False)
        unit: ClassVar[str] = "characters"

        def __str__(self) -> str:
            return f"{self.line}:{self.column}"

    @dataclass(frozen=True, slots=True)
    class Named(Point):
        """One that inherits its first fields."""

        name: str = "–"

        def __repr__(self) -> str:
            return self.name

    return Point, Named


PROBES: tuple[Callable[[Any, Any], object], ...] = (
    lambda point, named: point(1),
    lambda point, named: point(1, names=["a"], note="x"),
    lambda point, named: str(point(4, 5)),
    lambda point, named: named(1, name="one"),
    lambda point, named: (point(1) == point(1, note="other"), point(1) == point(2), point(1) == named(1)),
    lambda point, named: point(1) == (1, 1, []),
    lambda point, named: sorted([point(2), point(1, 9), point(1, 3)]),
    lambda point, named: (point(1) < point(2), point(1) <= point(1), point(1) > point(2), point(1) >= point(2)),
    lambda point, named: point(1) < 2,
    lambda point, named: point(1) < named(2),
    lambda point, named: hash(point(1, names=())) == hash(point(1, names=(), note="x")),
    lambda point, named: hash(point(1)),
    lambda point, named: point(),
    lambda point, named: point(1, 2, [], "", 5),
    lambda point, named: point(1, colum=2),
    lambda point, named: setattr(point(1), "line", 2),
    lambda point, named: delattr(point(1), "line"),
    lambda point, named: point(1).names is point(1).names,
    lambda point, named: dataclasses.replace(point(1), column=7),
    lambda point, named: dataclasses.asdict(named(1)),
    lambda point, named: dataclasses.astuple(named(1)),
    lambda point, named: [field.name for field in dataclasses.fields(named)],
    lambda point, named: (point.__match_args__, point.__slots__, named.__slots__, point.unit, point.__doc__),
    lambda point, named: (copy.copy(point(3, 4)), copy.deepcopy(point(3, 4, ["a"]))),
    lambda point, named: hasattr(point(1), "__dict__"),
)


def _outcome(probe: Callable[[Any, Any], object], dataclass: Callable[..., Any]) -> str:
    try:
        return repr(probe(*_classes(dataclass)))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("number", range(len(PROBES)))
def test_it_behaves_as_the_standard_one(number: int) -> None:
    assert _outcome(PROBES[number], frozen.dataclass) == _outcome(PROBES[number], dataclasses.dataclass)


@frozen.dataclass(frozen=True, slots=True)
class Sent:
    """At the top of a module, as a class must be that other processes are to find."""

    name: str
    parts: tuple[Sent, ...] = ()


def test_a_value_can_be_sent_to_another_process() -> None:
    value = Sent("whole", (Sent("part"),))
    assert pickle.loads(pickle.dumps(value)) == value


def test_nothing_can_be_added() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Sent("whole").other = 1  # type: ignore[attr-defined]


def test_one_method_is_compiled_for_each_class() -> None:
    point, named = _classes(frozen.dataclass)
    assert point.__init__ is not named.__init__
    assert all(getattr(point, name) is getattr(named, name) for name in ("__eq__", "__hash__", "__setattr__"))
