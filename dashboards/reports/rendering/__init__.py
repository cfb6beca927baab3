"""How does a frozen report become a file? From its content, what people wrote instead, and nothing else."""
