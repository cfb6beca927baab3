"""How is the draft of a survey changed? Pure functions on its JSON; services decide when, forms what."""
