"""How do ideas stand in files: of other platforms, and of ours?"""
