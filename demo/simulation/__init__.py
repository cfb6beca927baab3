"""Does the whole house count right? Simulated residents use a running site over HTTP; then everything is recounted.

`plan` decides by seed who does what, `browser` and `forms` do it like a person without JavaScript, `checking`
compares three independent counts: what the site shows, what its raw rows say, and what we know we sent.
"""
