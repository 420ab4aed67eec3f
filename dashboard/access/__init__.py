"""Who is reading, from which release, and what they may see: decided once a request."""
