"""The rules of casework a second time, in plain Python; see README.md."""
