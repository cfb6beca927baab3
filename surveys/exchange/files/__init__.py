"""Which formats of files are read and written? Nothing in here knows what a survey is."""
