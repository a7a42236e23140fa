"""One folder for each question; a lens never imports another."""
