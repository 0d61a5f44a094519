"""Every bad input that a loader of workbooks meets, as a table: how it is made, and what has to be said of it.

`python -m tests.bad_inputs` prints the table with the sentences. The ids group the cases: A container, B structure,
C values, D dates, E keys and periods, F privacy and security; a small letter is a further form of the same case.
"""
