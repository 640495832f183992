"""What single nodes hold: texts, the entries of lists, the pairs of mappings with free keys; faults are filed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..record.code import codes, without_codes
from ..source import MappingNode, Node, ScalarNode, SequenceNode, Source
from ..text import Text
from .watch import as_sentence, cut_at_hash, told, watch_for_header, watch_for_run_on, whole_pairs

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


def entries(source: Source, node: Node) -> list[Node]:
    """The entries of a list, or the one value that stands for a list of one."""
    if not isinstance(node, SequenceNode):
        return [] if is_nothing(source, node) else [node]
    found = []
    for entry in node.value:
        if not isinstance(entry, ScalarNode) or entry.style or entry.value not in _NOTHING:
            found.append(entry)
        elif not is_nothing(source, entry) or entry.value or cut_at_hash(source, entry):
            continue
        else:
            source.fault(entry, "empty-entry", "an empty list entry", "Fill it in or delete the line.", "note")
    return found


def pairs(source: Source, node: Node) -> Iterator[tuple[Text, Node]]:
    """The pairs of a mapping with free keys, each key once."""
    if not isinstance(node, MappingNode):
        wrong_shape(source, node, "names with what belongs to them")
        return
    seen: dict[str, Node] = {}
    for key, value in whole_pairs(source, node) if node.flow_style else node.value:
        if not isinstance(key, ScalarNode):
            wrong_shape(source, key, "a name")
        elif (name := " ".join(key.value.split())) in seen:
            double_key(source, key, seen[name])
        else:
            seen[name] = key
            yield _placed(name, key), value


def read_text(source: Source, node: Node, prose: bool = False) -> Text | None:
    """The text of a scalar; None where it is absent or no scalar. Prose is watched for what YAML cuts off."""
    if not isinstance(node, ScalarNode):
        sentence = as_sentence(source, node)
        if sentence is None:
            wrong_shape(source, node, "text")
            return None
        node = sentence
    value, start = node.value, node.start_mark
    if not node.style:  # plain
        if value in _NOTHING:
            if not (value == "" and cut_at_hash(source, node)):
                is_nothing(source, node)
            return None
        if start.line != node.end_mark.line or value[0] == "-":
            watch_for_run_on(source, node, prose)
        if prose and source.hashes:
            cut_at_hash(source, node)
    elif not value and node.style in "|>":
        watch_for_header(source, node)
    text = Text(value.rstrip("\n"))
    text.line = start.line + 1
    text.column = start.column + 1
    return text


def read_codes(source: Source, typed: Text) -> Iterator[Text]:
    """The codes in a field for codes; what is no known form is a local measure's name."""
    found, whole = _codes(typed)
    if not whole:
        message = f"only {' and '.join(found)} is understood here"
        hint = "Write several codes as a list, each with its letters: [NI 39, NI 115]."
        source.fault(typed, "wrong-reference", message, hint, "warning")
    for code in found or (str(typed),):
        text = Text(code)
        text.line, text.column = typed.line, typed.column
        yield text


@lru_cache(1024)  # records name the same few again and again
def _codes(typed: str) -> tuple[tuple[str, ...], bool]:
    """The codes in a text, and whether they are all that it says."""
    found = codes(typed)
    return found, not found or not any(character.isdigit() for character in without_codes(typed))


def read_texts(source: Source, node: Node, prose: bool = False) -> tuple[Text, ...]:
    """The texts of a list, or the one that stands for a list of one."""
    texts = [read_text(source, entry, prose) for entry in entries(source, node)]
    return tuple([text for text in texts if text is not None])


def _placed(value: str, node: Node) -> Text:
    text = Text(value)
    mark = node.start_mark
    text.line = mark.line + 1
    text.column = mark.column + 1
    return text


def is_nothing(source: Source, node: Node) -> bool:
    """Whether a value is absent; a note is filed where somebody wrote that in YAML's own word."""
    if not isinstance(node, ScalarNode) or node.style or node.value not in _NOTHING:
        return False
    if node.value:
        message = f"`{node.value}` is YAML for “nothing”, and is read so"
        source.fault(node, "null-word", message, f'Leave it empty, or write "{node.value}" if it is a word.', "note")
    return True


def nearest(word: str, options: Iterable[str]) -> str | None:
    """What was probably meant by a mistyped word."""
    from difflib import get_close_matches  # only where somebody mistyped

    return next(iter(get_close_matches(word.lower(), sorted(set(options)), 1, 0.6)), None)


def double_key(source: Source, key: Node, first: Node) -> None:
    """Report a key that stands in a mapping already."""
    message = f"`{key.value}` stands here a second time; the first is on line {first.start_mark.line + 1}"
    source.fault(key, "double-key", message, "Keep one of the two. YAML would silently drop the other.")


def wrong_shape(source: Source, node: Node, wanted: str) -> None:
    """Report a node of another kind than the one wanted, told in words."""
    hint = f"Write {wanted} here."
    if isinstance(node, ScalarNode):
        stands = "a text"
        hint = "Write each part as a key, a colon, a space and its value, on a line of its own."
    else:
        stands = "a list" if isinstance(node, SequenceNode) else "keys with values"
        if (
            isinstance(node, (MappingNode, SequenceNode))
            and node.flow_style
            and node.start_mark.line == node.end_mark.line
        ):
            keep = isinstance(node, SequenceNode) and len(node.value) > 1
            hint = f"{'Keep one of them; if' if keep else 'If'} it is text, {told(source, node, node.end_mark.column)}"
        elif isinstance(node, SequenceNode):
            hint = "Keep one of them."
    source.fault(node, "wrong-shape", f"{stands} where {wanted} should be", hint)
