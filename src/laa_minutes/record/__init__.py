"""What the files say: frozen dataclasses, one file per kind of record. No lookups, no other files, no clock."""
