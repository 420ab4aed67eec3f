"""Files people take away: the same rows as on screen, scoped and neutralised."""
