"""One question each: the register in, rows out. A row is a frozen dataclass whose fields are those of `--json`."""
