"""One module per question: (view, scope, connection) -> rows. The only SQL."""
