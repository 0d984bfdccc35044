"""In: queries and entries of lists. Out: which entries they meet, how surely, and why.

Must never read a list file, keep a list, or import another stage.
"""
