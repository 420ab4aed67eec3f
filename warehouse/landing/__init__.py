"""From a delivery's files to typed, append-only rows, with every row accounted for."""
