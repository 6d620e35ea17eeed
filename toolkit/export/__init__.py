"""Ways out: images, slides, reports, handouts, tables, annotations."""
