"""From the bytes of a file to grids of cells, within limits: gates, the zip package, the scan, the readers."""
