"""The tools that are compared, each an edit in and the file's new characters out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import yaml

from laa_minutes import edit as laa

try:
    import ruamel.yaml
    import yaml_edit
except ImportError as missing:
    sys.exit(f"{missing.name} is not installed. Try: python -m pip install ruamel.yaml 'yaml-edit>=0.2,<0.3'")

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Edit:
    """`value` put at `path`, or appended to the list there."""

    name: str
    data: bytes
    path: tuple[Any, ...]
    value: Any
    appends: bool = False

    @property
    def own(self) -> bool:
        """Whether the file is one of the workspaces here."""
        return self.name.endswith(".yaml")


def text_of(data: bytes) -> str:
    return data.decode("utf-8")


def by_laa(one: Edit) -> str:
    text = text_of(one.data)
    bare = text.removeprefix(BOM)  # as edit.read and edit.write do
    new = laa.append(bare, one.path, one.value) if one.appends else laa.set_text(bare, one.path, one.value)
    return text[: len(text) - len(bare)] + new


def by_ruamel(one: Edit) -> str:
    return ruamel_with(ruamel.yaml.YAML(), one, one.value)


def by_ruamel_tuned(one: Edit) -> str:
    writer: Any = ruamel.yaml.YAML()
    writer.preserve_quotes, writer.width = True, 4096
    writer.indent(mapping=2, sequence=4, offset=2)
    literal = with_notes(one.value, ruamel.yaml.scalarstring.LiteralScalarString)
    crlf = b"\r\n" in one.data
    new = ruamel_with(writer, replace(one, data=one.data.replace(b"\r\n", b"\n")), literal)
    return new.replace("\n", "\r\n") if crlf else new


def ruamel_with(writer: Any, one: Edit, value: Any) -> str:
    tree, out = writer.load(text_of(one.data)), io.StringIO(newline="")
    put(tree, one, value)
    writer.dump(tree, out)
    return out.getvalue()


def by_pyyaml(one: Edit) -> str:
    tree = yaml.load(text_of(one.data), Loader=yaml.CSafeLoader)
    put(tree, one, one.value)
    return str(yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True))


def by_yaml_edit(one: Edit) -> str:
    document = yaml_edit.Document.parse(text_of(one.data))
    holder: Any = document.as_sequence() or document
    for part in one.path[:-1]:
        holder = inner(holder[part])
    value = with_notes(one.value, lambda text: yaml_edit.ScalarValue(text, style="literal"))
    there = inner(holder[one.path[-1]]) if one.path[-1] in holder else None
    if one.appends and isinstance(there, yaml_edit.Sequence):
        there.append(value)
    else:
        holder[one.path[-1]] = [value] if one.appends else value
    return str(document)


def inner(node: Any) -> Any:
    return node.as_mapping() if node.is_mapping() else node.as_sequence()


def with_notes(value: Any, kind: Callable[[str], Any]) -> Any:
    """The value with each text of several lines made what a library writes as a literal block."""
    if isinstance(value, dict):
        return {key: with_notes(one, kind) for key, one in value.items()}
    return kind(value) if "\n" in value else value


def put(tree: Any, one: Edit, value: Any) -> None:
    """Make an edit in lists and dicts."""
    for part in one.path[:-1]:
        tree = tree[part]
    last = one.path[-1]
    if one.appends and isinstance(tree.get(last), list):
        tree[last].append(value)
    else:
        tree[last] = [value] if one.appends else value


TOOLS: dict[str, Callable[[Edit], str]] = {
    "laa": by_laa,
    "ruamel.yaml, tuned": by_ruamel_tuned,
    "ruamel.yaml": by_ruamel,
    "PyYAML": by_pyyaml,
    "yaml-edit": by_yaml_edit,
}
