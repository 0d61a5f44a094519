"""Good workbooks, each made another way: they must load without a false alarm and say the same as each other.

The same returns (`returns.py`) are written by libraries (`libraries.py`), as XML with the habits of the programs that
agencies use (`excel.py` and its neighbours) and laid out as people lay them out (`layouts.py`).
"""
