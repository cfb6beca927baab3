"""HTTP in, page or file out."""
