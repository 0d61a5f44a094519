"""From a file to clean rows: gate, reader, recognition, conversion, and every problem on the way."""
