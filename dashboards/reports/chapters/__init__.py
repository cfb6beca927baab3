"""What does each chapter say? One function per chapter: from what was gathered to its blocks, by rules only."""
