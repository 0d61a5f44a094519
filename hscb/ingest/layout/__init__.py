"""From the grid of a sheet to its tables: headings, titles, totals, footnotes, periods across, what was understood."""
