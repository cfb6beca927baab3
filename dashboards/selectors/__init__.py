"""What do the pages for the administration need? Reads only."""
