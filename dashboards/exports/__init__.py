"""How do numbers leave the house?"""
