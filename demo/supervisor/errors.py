"""What cannot the demo go on without?"""


class DemoError(Exception):
    """One sentence for the person at the terminal; never shown with a traceback."""
