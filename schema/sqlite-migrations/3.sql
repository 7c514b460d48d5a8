-- From version 2 to 3.
-- Sentence embeddings: what one model gave for a paper's text, at length 1. Not part of what a snapshot is a hash of.
CREATE TABLE paper_vectors (
  paper INTEGER PRIMARY KEY REFERENCES papers (row),
  text_hash TEXT NOT NULL,
  vector BLOB NOT NULL -- 32-bit floats, the least byte first
) STRICT;
CREATE TABLE vector_model (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  model TEXT NOT NULL,
  dimensions INTEGER NOT NULL,
  change INTEGER NOT NULL -- counts the writes
) STRICT;

PRAGMA user_version = 3;
