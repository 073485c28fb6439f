"""Requests that are told whole: every word of them is accounted for, and what stands around only says why.

`grammar` matches the patterns of lexicon/asked.tsv, `things` finds what on the form they are about, `around` judges
the talk before and behind, `acts` makes commands of them.
"""
