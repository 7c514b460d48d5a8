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

-- Several vocabularies. All concepts so far are of the one that comes with papergraph.
CREATE TABLE vocabularies (
  name TEXT PRIMARY KEY,
  version TEXT,
  license TEXT,
  uri TEXT
) STRICT, WITHOUT ROWID;

-- What a concept has of its vocabulary; one of the corpus has a row where it is related to others by a merge.
CREATE TABLE concept_entries (
  concept INTEGER PRIMARY KEY REFERENCES concepts (row),
  vocabulary TEXT, -- name of a vocabulary
  uri TEXT,
  language TEXT,
  translations TEXT NOT NULL, -- JSON
  related TEXT NOT NULL,
  exact_matches TEXT NOT NULL
) STRICT;
INSERT INTO vocabularies (name, version, license, uri) VALUES ('papergraph', NULL, 'Apache-2.0', NULL);
INSERT INTO concept_entries (concept, vocabulary, uri, language, translations, related, exact_matches)
  SELECT row, 'papergraph', NULL, 'en', '[]', '[]', '[]' FROM concepts WHERE origin = 'vocabulary';

-- What curators did, in order; an entry of the log is one JSON text.
CREATE TABLE curation (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,
  waiting TEXT -- why it changes nothing now
) STRICT;

-- What curation shows otherwise than it was read or given: `mentions` and `concepts` hold what is shown, this the rest,
-- as JSON. Replaced with the derived tables.
CREATE TABLE curated_papers (
  paper INTEGER PRIMARY KEY REFERENCES papers (row),
  hash TEXT NOT NULL, -- of what is shown
  read TEXT NOT NULL -- mentions
) STRICT;
CREATE TABLE curated_concepts (
  id TEXT PRIMARY KEY,
  given TEXT NOT NULL -- concept
) STRICT, WITHOUT ROWID;

-- Keys to the API, as their hashes. No part of the graph.
CREATE TABLE access_keys (
  name TEXT PRIMARY KEY,
  scopes TEXT NOT NULL, -- JSON
  digest TEXT NOT NULL, -- SHA-256, hexadecimal
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
