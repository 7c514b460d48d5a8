-- From version 1 to 2: mentions may stand among the keywords, and be found there. A check cannot be changed in place, so
-- the two tables are made anew; indexes go with the old ones.
ALTER TABLE mentions RENAME TO mentions_1;
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
INSERT INTO mentions SELECT paper, position, concept, field, start, "end", surface, method, confidence FROM mentions_1;
DROP TABLE mentions_1;
CREATE INDEX mentions_by_concept ON mentions (concept);
CREATE INDEX mentions_abbreviated ON mentions (concept, surface, paper) WHERE method = 'abbreviation';

ALTER TABLE keyphrase_mentions RENAME TO keyphrase_mentions_1;
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
INSERT INTO keyphrase_mentions
  SELECT paper, position, concept, field, start, "end", surface, method, confidence FROM keyphrase_mentions_1;
DROP TABLE keyphrase_mentions_1;
CREATE INDEX keyphrase_mentions_by_concept ON keyphrase_mentions (concept);

PRAGMA user_version = 2;
