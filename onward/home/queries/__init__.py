"""Page-shaped reads for the first page of each role and for the record."""
