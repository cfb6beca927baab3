"""What does this reader need? The only part of the app that others import."""
