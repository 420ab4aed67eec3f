"""A page registers its address and lays out components; it reads as a table of contents."""
