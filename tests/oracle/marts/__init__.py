"""Public marts worked out a second time: each gives rows by key, as plain values."""
