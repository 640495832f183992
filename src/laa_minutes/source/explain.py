"""What the parser complains of, in plain words, where no mend is known."""

from __future__ import annotations

import yaml

from .value import LINE_END

TAB = "a tab is used for indentation; YAML wants spaces"
BACKSLASH = "between double quotation marks YAML reads a backslash as the beginning of a code"
_SYNTAX = {
    "found character that cannot start any token": "this character cannot stand here unquoted",
    "mapping values are not allowed in this context": "a colon stands where no key can be",
    "block sequence entries are not allowed in this context": "a list entry stands where none can be",
    "could not find expected ':'": "this line is neither a key with its colon nor text that belongs to the line above",
    "found unexpected end of stream": "a quotation mark that was opened is never closed",
    "did not find expected key": "this line does not line up with the keys around it",
    "did not find expected '-' indicator": "this line does not line up with the list around it",
    "did not find expected ',' or '}'": "a { is not closed, or text inside it holds a comma or colon",
    "did not find expected ',' or ']'": "a [ is not closed, or text inside it holds a comma or colon",
    "did not find expected node content": "nothing stands here where a value is wanted",
    "did not find expected <document start>": "this line stands outside the record: further left than its first line, "
    "or below a line of dots",
    "did not find expected comment or line break": "text follows the | or > on its line",
    "mapping keys are not allowed in this context": "a ? stands where no key can be",
    "found unknown escape character": BACKSLASH,
}
# What is amiss began where the context did; YAML notices it lines later.
_BEGUN_ABOVE = ("found unexpected end of stream", "could not find expected ':'", "did not find expected ','")
_SYNTAX_HINTS = {
    "block sequence entries are not allowed in this context": "Begin the list on the line below its key.",
    "mapping values are not allowed in this context": "If the colon belongs to a text, put the whole text in quotes.",
    "found unexpected end of stream": "Close it, or leave out both quotation marks.",
    "did not find expected ',' or '}'": "Put such text in quotes, or lay the entry out on lines of its own.",
    "did not find expected ',' or ']'": "Put such text in quotes, or lay the list out on lines of its own.",
    "did not find expected comment or line break": "Begin the text on the next line.",
    "found unknown escape character": "Use single quotation marks.",
}


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, int, str, str, str]:
    """A fault that no mend cures, in plain words: (line, column, code, message, hint)."""
    problem = error.problem or "the file cannot be read as YAML"
    mark = error.problem_mark or error.context_mark
    if error.context_mark is not None and problem.startswith(_BEGUN_ABOVE):
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = LINE_END.split(text)
    typed = lines[line - 1] if line <= len(lines) else ""
    if "tab" in problem.split() or "\t" in typed[: len(typed) - len(typed.lstrip())]:
        return line, column, "tab", TAB, "Replace each tab by two spaces."
    hint = _SYNTAX_HINTS.get(problem, "Compare the indentation of this line with the lines above it.")
    return line, column, "yaml-syntax", _SYNTAX.get(problem, f"YAML cannot read this: {problem}"), hint
