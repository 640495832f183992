"""What YAML silently spoils in a text: a comma, a colon or a # that cut it, a missing space that ran lines together.

The syntax is whole in all these cases (`source` mends the others): what gives them away is where a text was wanted.
"""

from __future__ import annotations

import re

from ..source import MappingNode, Node, ScalarNode, SequenceNode, Source
from ..source.value import ODD_SPACES, quoted

KEY = re.compile(r"[a-z_]+")
_RUN_ON = re.compile(
    rf"\s*(?:-(?=[^\W\d]|\d{{4}}-\d|[\"'({ODD_SPACES}])|(?!https?:|mailto:)[a-z_]{{3,}}:(?=[^\s/])|- (?=\S))"
)
_ONE_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_KEY_AND_VALUE = re.compile(r"(?P<key>[a-z_]+):(?P<value>[^\s/].*)")


def told(source: Source, node: Node, end: int | None = None) -> str:
    """The line of a node with what stands from it on, up to a column, in quotes."""
    line = source.line(node.start_mark.line + 1)
    start = node.start_mark.column
    end = len(line.rstrip()) if end is None else end
    return f"write it like this:  {(line[:start] + quoted(line[start:end]) + line[end:]).strip()}"


def as_sentence(source: Source, node: Node, known: re.Pattern[str] | None = None) -> ScalarNode | None:
    """`- Minute 128: spatial issues`, where a text is wanted: reported, and read as the sentence that it is.

    Where a mapping might stand too, a key of the `known` form is no sentence.
    """
    if not isinstance(node, MappingNode) or node.flow_style or len(node.value) != 1:
        return None
    key, value = node.value[0]
    if not (isinstance(key, ScalarNode) and isinstance(value, ScalarNode)) or key.style or value.style:
        return None
    if known is not None and known.fullmatch(key.value):
        return None
    message = "a colon inside the text makes YAML take it for a key with a value"
    source.fault(node, "quote-needed", message, f"If it is one sentence, {told(source, node)}", width=len(key.value))
    sign = "? " if node.start_mark.index < key.start_mark.index else ""
    return ScalarNode("", f"{sign}{key.value}: {value.value}".strip(), node.start_mark, value.end_mark, '"')


def whole_pairs(source: Source, node: MappingNode) -> list[tuple[Node, Node]]:
    """The pairs between { }, where a missing space or a comma inside a text may have made pieces of them."""
    pairs: list[tuple[Node, Node]] = []
    cuts: dict[int, Node] = {}
    for key, value in node.value:
        before = pairs[-1][1] if pairs else None
        if not isinstance(key, ScalarNode) or key.style or value.start_mark.index != key.end_mark.index:
            pairs.append((key, value))
        elif match := _KEY_AND_VALUE.fullmatch(key.value):
            pairs.append(_parted(source, key, match))
        elif isinstance(before, ScalarNode) and before.value and not before.style:
            comma = ", " if key.start_mark.index > before.end_mark.index + 1 else ","
            joint = ScalarNode("", f"{before.value}{comma}{key.value}", before.start_mark, key.end_mark, "")
            pairs[-1] = (pairs[-1][0], joint)
            cuts.setdefault(len(pairs) - 1, key)
        else:
            hint = f"If it is a key, write `{key.value}: …`; if it is text, put the whole text in quotes."
            source.fault(key, "wrong-shape", f"`{key.value}` stands here without a value", hint)
    for index, key in cuts.items():
        whole = pairs[index][1]
        one_line = whole.start_mark.line == whole.end_mark.line
        hint = told(source, whole, whole.end_mark.column) if one_line else "put the whole text in quotes."
        if KEY.fullmatch(key.value):
            hint = f"if it is a key, write `{key.value}: …`; if not, {hint}"
        message = f"the comma before “{key.value}” ended the text: between {{ }} a comma separates entries"
        source.fault(key, "cut-at-comma", message, hint[0].upper() + hint[1:])
    return pairs


def _parted(source: Source, key: ScalarNode, match: re.Match[str]) -> tuple[Node, Node]:
    """`{owner:Gwyn}` is a key without a value to YAML: reported, and read as meant."""
    line, at = source.line(key.start_mark.line + 1), key.start_mark.column + match.end("key") + 1
    hint = f"Write it like this:  {f'{line[:at]} {line[at:]}'.strip()}"
    message = f"there is no space after `{match['key']}:`, so YAML does not see a key"
    source.fault(key, "missing-space", message, hint)
    return (
        ScalarNode("", match["key"], key.start_mark, key.end_mark, ""),
        ScalarNode("", match["value"], key.start_mark, key.end_mark, ""),
    )


def watch_for_cut_name(source: Source, node: Node) -> None:
    """`present: [Smith, Paul]`: two people to YAML, where lists of who came give full names."""
    if isinstance(node, SequenceNode) and node.flow_style and len(node.value) == 2:
        last, first = node.value
        if all(isinstance(name, ScalarNode) and _ONE_WORD.fullmatch(name.value) for name in node.value):
            line, start, end = source.line(node.start_mark.line + 1), node.start_mark.column, node.end_mark.column
            mended = f"{line[:start]}[{first.value} {last.value}]{line[end:]}".strip()
            message = (
                f"“{last.value}” and “{first.value}” are read as two people: between [ ] a comma separates entries"
            )
            source.fault(node, "cut-at-comma", message, f"If it is one, write it like this:  {mended}", "warning")


def watch_for_run_on(source: Source, node: ScalarNode, prose: bool) -> None:
    """A line that was to be an entry or a key of its own, and ran on because a space is missing."""
    first, last = node.start_mark.line + 1, node.end_mark.line + 1
    bullets = []
    missing = 0
    for number in range(first, last + 1):
        line = source.line(number)
        offset = node.start_mark.column if number == first else 0
        match = _RUN_ON.match(line, offset)
        if match is None or (number == first and (line[offset] != "-" or line[:offset].strip())):
            continue
        if match.group().endswith("- "):
            bullets.append(number)
            continue
        at, begins = match.end(), len(match.group()) - len(match.group().lstrip())
        what = "dash" if match.group().endswith("-") else "colon"
        message = f"there is no space after the {what}, so the line is read as part of a text"
        hint = f"Write it like this:  {f'{line[:at]} {line[at:]}'.strip()}"
        if what == "colon":
            hint = "Begin the line below the key above it, and put a space after the colon."
        if re.match(f"[{ODD_SPACES}]", line[at:]):
            message = f"the space after the {what} is not an ordinary one (it came with pasted text)"
            hint = "Type an ordinary space in its place."
        width = len(match.group().strip())
        missing += 1
        source.fault((number, offset + begins + 1), "missing-space", message, hint, width=width)
    if len(bullets) > (1 if prose else 0) and not missing:  # one may be a dash between words
        column = len(source.line(bullets[0])) - len(source.line(bullets[0]).lstrip()) + 1
        hint = "Write `|` after the key, and the whole text on lines of its own below."
        message = "the list in this text is run together into one line"
        source.fault((bullets[0], column), "quote-needed", message, hint, "warning")


def watch_for_header(source: Source, node: ScalarNode) -> None:
    """`value: >5`: to YAML the beginning of a folded text, of which nothing follows."""
    if re.match(r"[|>]-?\d", source.line(node.start_mark.line + 1)[node.start_mark.column :]):
        message = f"a value that begins with “{node.style}” means something else to YAML"
        place = (node.start_mark.line + 1, node.start_mark.column + 1)
        hint = told(source, node)
        source.fault(place, "quote-needed", message, hint[0].upper() + hint[1:])


def cut_at_hash(source: Source, node: ScalarNode) -> bool:
    """`10% fall # NI 17`: one space and a # end the text. Two spaces before it are taken for a comment.

    Where nothing stands before it (`mark: #6`), it is text if it follows the # at once.
    """
    end = node.end_mark
    line = source.line(end.line + 1)
    rest = line[end.column :].rstrip()
    if not rest.startswith(" #") or (not node.value and not re.match(" #[^\\s#]", rest)):
        return False
    start = end.column + 1
    if node.value:
        start = node.start_mark.column if node.start_mark.line == end.line else len(line) - len(line.lstrip())
    mended = (line[:start] + quoted(line[start:].rstrip())).strip()
    message = f"YAML drops everything from the # on: “{rest.strip()}” is not in the record"
    hint = f"If it is a comment, put two spaces before the #; if not, write it like this:  {mended}"
    source.fault((end.line + 1, end.column + 2), "cut-at-hash", message, hint, width=len(rest) - 1)
    return True
