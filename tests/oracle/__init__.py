"""Every child-level measure once more, in plain Python, written from its definition and not from the SQL.

Rows are dicts as in the raw tables, dates as `date`. One function per measure gives the cases of one period;
`measures.figures` adds them up. Slow, short and meant to be read beside the definitions.
"""
