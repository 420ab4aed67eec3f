"""Pure functions: values in, positions and plain figures out."""
