"""Minutes, actions, forward plans and performance scorecards for public partnerships, as plain YAML files."""

__version__ = "0.1.0"
