"""The lenses together: which there are, one run, a whole report as a document of blocks."""
