"""The workbooks that ship, built once: figures that official statistics print, and every published value."""
