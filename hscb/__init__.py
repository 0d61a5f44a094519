"""HSCB dashboard: partner workbooks in, numbers that can be trusted out."""
