-- The embedded store. Run as a whole, in one transaction, on an empty database; `user_version` is the schema's version,
-- `application_id` ("pgph") tells a papergraph store from another program's database. `sqlite-migrations/N.sql` makes a
-- store of version N - 1 one of version N.
-- Rows refer to each other by `row`, an integer of this file alone; the ids of the graph stand in `id`.
-- Lists of strings are JSON arrays. What the API says of a column stands in src/model.
PRAGMA application_id = 1885827176;
PRAGMA user_version = 3;

CREATE TABLE papers (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  year INTEGER,
  venue TEXT,
  published_on TEXT,
  doi TEXT,
  arxiv_id TEXT,
  source_name TEXT NOT NULL,
  source_format TEXT NOT NULL,
  source_line INTEGER NOT NULL,
  hash TEXT NOT NULL, -- '' where a concept took mentions of the paper along: what is stored is not what was hashed
  run_id TEXT NOT NULL, -- the run that last wrote it
  keys TEXT NOT NULL,
  authors TEXT NOT NULL,
  urls TEXT NOT NULL,
  keywords TEXT NOT NULL,
  abstract TEXT NOT NULL
) STRICT;

CREATE TABLE paper_keys (
  key TEXT PRIMARY KEY,
  paper INTEGER NOT NULL REFERENCES papers (row)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_keys_by_paper ON paper_keys (paper);

CREATE TABLE paper_titles (
  paper INTEGER PRIMARY KEY REFERENCES papers (row),
  normalized TEXT NOT NULL
) STRICT;
CREATE INDEX paper_titles_by_title ON paper_titles (normalized);

CREATE TABLE concepts (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('vocabulary', 'corpus')),
  aliases TEXT NOT NULL,
  definition TEXT
) STRICT;

CREATE TABLE concept_broader (
  concept INTEGER NOT NULL REFERENCES concepts (row),
  position INTEGER NOT NULL,
  broader TEXT NOT NULL, -- id of a concept
  PRIMARY KEY (concept, position)
) STRICT, WITHOUT ROWID;

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

-- What papers say by themselves: mentions of the vocabulary's concepts, in the order in which they were given.
CREATE TABLE mentions (
  paper INTEGER NOT NULL REFERENCES papers (row),
  position INTEGER NOT NULL,
  concept INTEGER NOT NULL REFERENCES concepts (row),
  field TEXT NOT NULL CHECK (field IN ('title', 'abstract', 'keywords')),
  start INTEGER NOT NULL, -- UTF-16 code units, half-open
  "end" INTEGER NOT NULL,
  surface TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('vocabulary', 'abbreviation', 'keyphrase', 'author-keyword')),
  confidence REAL NOT NULL,
  PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_concept ON mentions (concept);
CREATE INDEX mentions_abbreviated ON mentions (concept, surface, paper) WHERE method = 'abbreviation';

CREATE TABLE links (
  paper INTEGER NOT NULL REFERENCES papers (row),
  position INTEGER NOT NULL,
  url TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

-- Read as a whole only, hence one JSON text a paper.
CREATE TABLE candidates (
  paper INTEGER PRIMARY KEY REFERENCES papers (row),
  content TEXT NOT NULL
) STRICT;

-- Functions of the whole corpus, replaced together.
-- Mentions of the corpus's concepts: its keyphrases, in texts and among keywords.
CREATE TABLE keyphrase_mentions (
  paper INTEGER NOT NULL REFERENCES papers (row),
  position INTEGER NOT NULL,
  concept INTEGER NOT NULL REFERENCES concepts (row),
  field TEXT NOT NULL CHECK (field IN ('title', 'abstract', 'keywords')),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  surface TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('keyphrase', 'author-keyword')),
  confidence REAL NOT NULL,
  PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX keyphrase_mentions_by_concept ON keyphrase_mentions (concept);

CREATE TABLE co_occurrences (
  a INTEGER NOT NULL, -- concepts.row, the lesser id
  b INTEGER NOT NULL,
  count INTEGER NOT NULL,
  expected REAL NOT NULL,
  npmi REAL NOT NULL,
  jaccard REAL NOT NULL,
  cosine REAL NOT NULL,
  association_strength REAL NOT NULL,
  log_likelihood_ratio REAL NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE relatedness (
  from_paper INTEGER NOT NULL, -- papers.row
  rank INTEGER NOT NULL,
  to_paper INTEGER NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (from_paper, rank)
) STRICT, WITHOUT ROWID;

-- The run that wrote the four tables above.
CREATE TABLE derivation (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  run_id TEXT NOT NULL
) STRICT;

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

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  source TEXT NOT NULL,
  counts TEXT NOT NULL, -- JSON
  settings TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  built_at TEXT NOT NULL
) STRICT;

CREATE TABLE lease (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  holder TEXT NOT NULL,
  since TEXT NOT NULL,
  renewed_at INTEGER NOT NULL -- milliseconds since 1970
) STRICT;

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

-- Keys to the API, as their hashes. No part of the graph.
CREATE TABLE access_keys (
  name TEXT PRIMARY KEY,
  scopes TEXT NOT NULL, -- JSON
  digest TEXT NOT NULL, -- SHA-256, hexadecimal
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Full text: the words only, the texts themselves stand above. Fed with `searchText` of src/store/query-words.ts.
CREATE VIRTUAL TABLE papers_text USING fts5 (
  title, abstract, authors,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE concepts_text USING fts5 (
  name, aliases, definition,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
