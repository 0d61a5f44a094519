"""Workbooks to fill in: empty ones, and one for each agency with what it owes."""
