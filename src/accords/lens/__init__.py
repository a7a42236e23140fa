"""What a lens is: one question to a case, with its options, its run, its view and its provenance."""
