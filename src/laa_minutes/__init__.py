"""Minutes, actions, forward plans and performance scorecards for public partnerships, as plain YAML files."""
