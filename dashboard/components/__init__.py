"""Pure functions: values in, Dash components out. They never open a connection."""
