"""What can be done with words alone: hide names in them, and guess which codes fit. Knows no database."""
