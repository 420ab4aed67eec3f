"""The fifteen kinds: what is an item of each, and what happened to its steps."""
