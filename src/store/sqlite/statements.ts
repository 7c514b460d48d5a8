// Every statement; the tables are described in `schema/sqlite.sql`. `json_each(?)` takes a list of ids or rows.

export const BEGIN_READ = 'BEGIN DEFERRED';
export const BEGIN_WRITE = 'BEGIN IMMEDIATE';
export const COMMIT = 'COMMIT';
export const ROLLBACK = 'ROLLBACK';

export const APPLICATION = `SELECT application_id AS applicationId, user_version AS version,
    (SELECT count(*) FROM sqlite_schema) AS tables
  FROM pragma_application_id, pragma_user_version`;
export const JOURNAL_MODE = 'PRAGMA journal_mode';
export const USE_WAL = 'PRAGMA journal_mode = WAL';
// FULL: a commit that was acknowledged survives a loss of power. The cache is in KiB where negative.
export const SET_UP =
  'PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 8000';
export const ANYTHING = 'SELECT 1 FROM sqlite_schema LIMIT 1';
export const QUICK_CHECK = 'PRAGMA quick_check(1)';
export const EMPTY_LOG = 'PRAGMA wal_checkpoint(TRUNCATE)';

export const CLEAR_SNAPSHOT = 'DELETE FROM snapshot';
export const SET_SNAPSHOT = `INSERT INTO snapshot (one, id, built_at) VALUES (1, ?, ?)
  ON CONFLICT (one) DO UPDATE SET id = excluded.id, built_at = excluded.built_at`;
export const SNAPSHOT = 'SELECT id, built_at AS builtAt FROM snapshot';

export const LEASE = 'SELECT holder, since, renewed_at AS renewedAt FROM lease';
export const SET_LEASE = `INSERT INTO lease (one, holder, since, renewed_at) VALUES (1, ?, ?, ?)
  ON CONFLICT (one) DO UPDATE SET holder = excluded.holder, since = excluded.since, renewed_at = excluded.renewed_at`;
export const RELEASE_LEASE = 'DELETE FROM lease WHERE holder = ?';

export const SAVE_RUN = `INSERT INTO runs (id, started_at, finished_at, source, counts, settings) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, finished_at = excluded.finished_at,
    source = excluded.source, counts = excluded.counts, settings = excluded.settings`;
export const RUNS = `SELECT id, started_at AS startedAt, finished_at AS finishedAt, source, counts, settings
  FROM runs ORDER BY started_at DESC, id DESC`;

export const PAPER_ROWS = 'SELECT id, row FROM papers';
export const PAPER_ROWS_BY_IDS = 'SELECT id, row FROM papers WHERE id IN (SELECT value FROM json_each(?))';
export const UPSERT_PAPER = `INSERT INTO papers (id, title, year, venue, published_on, doi, arxiv_id, source_name,
    source_format, source_line, hash, run_id, keys, authors, urls, keywords, abstract)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, year = excluded.year, venue = excluded.venue,
    published_on = excluded.published_on, doi = excluded.doi, arxiv_id = excluded.arxiv_id,
    source_name = excluded.source_name, source_format = excluded.source_format, source_line = excluded.source_line,
    hash = excluded.hash, run_id = excluded.run_id, keys = excluded.keys, authors = excluded.authors,
    urls = excluded.urls, keywords = excluded.keywords, abstract = excluded.abstract
  RETURNING row`;
export const DELETE_KEYS = 'DELETE FROM paper_keys WHERE paper = ?';
export const ADD_KEY = 'INSERT INTO paper_keys (key, paper) VALUES (?, ?) ON CONFLICT (key) DO NOTHING';
export const DELETE_TITLE = 'DELETE FROM paper_titles WHERE paper = ?';
export const ADD_TITLE = 'INSERT INTO paper_titles (paper, normalized) VALUES (?, ?)';
export const DELETE_MENTIONS = 'DELETE FROM mentions WHERE paper = ?';
export const ADD_MENTION = `INSERT INTO mentions
  (paper, position, concept, field, start, "end", surface, method, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
export const DELETE_KEYPHRASES_OF_PAPER = 'DELETE FROM keyphrase_mentions WHERE paper = ?';
export const DELETE_LINKS = 'DELETE FROM links WHERE paper = ?';
export const ADD_LINK = 'INSERT INTO links (paper, position, url, kind) VALUES (?, ?, ?, ?)';
export const DELETE_CANDIDATES = 'DELETE FROM candidates WHERE paper = ?';
export const ADD_CANDIDATES = 'INSERT INTO candidates (paper, content) VALUES (?, ?)';
export const DELETE_PAPER_TEXT = 'DELETE FROM papers_text WHERE rowid = ?';
export const ADD_PAPER_TEXT = 'INSERT INTO papers_text (rowid, title, abstract, authors) VALUES (?, ?, ?, ?)';

export const CONCEPT_ROWS = 'SELECT id, row FROM concepts ORDER BY id';
export const CONCEPT_ROWS_BY_IDS = 'SELECT id, row FROM concepts WHERE id IN (SELECT value FROM json_each(?))';
export const CONCEPTS = `SELECT c.row, c.id, c.name, c.aliases, c.kind, c.definition, c.origin,
    e.vocabulary, e.uri, e.language, e.translations, e.related, e.exact_matches AS exactMatches
  FROM concepts c LEFT JOIN concept_entries e ON e.concept = c.row ORDER BY c.id`;
export const BROADER = 'SELECT concept, broader FROM concept_broader ORDER BY concept, position';
export const UPSERT_CONCEPT = `INSERT INTO concepts (id, name, kind, origin, aliases, definition)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, origin = excluded.origin,
    aliases = excluded.aliases, definition = excluded.definition
  RETURNING row`;
export const VOCABULARY_IDS = `SELECT id FROM concepts WHERE origin = 'vocabulary'`;
export const DELETE_BROADER = 'DELETE FROM concept_broader WHERE concept = ?';
export const ADD_BROADER = 'INSERT INTO concept_broader (concept, position, broader) VALUES (?, ?, ?)';
export const DELETE_ENTRY = 'DELETE FROM concept_entries WHERE concept = ?';
export const ADD_ENTRY = `INSERT INTO concept_entries
  (concept, vocabulary, uri, language, translations, related, exact_matches) VALUES (?, ?, ?, ?, ?, ?, ?)`;
export const VOCABULARIES = 'SELECT name, version, license, uri FROM vocabularies ORDER BY name';
export const DELETE_VOCABULARIES = 'DELETE FROM vocabularies';
export const ADD_VOCABULARY = 'INSERT INTO vocabularies (name, version, license, uri) VALUES (?, ?, ?, ?)';
export const DELETE_CONCEPT_TEXT = 'DELETE FROM concepts_text WHERE rowid = ?';
export const ADD_CONCEPT_TEXT = 'INSERT INTO concepts_text (rowid, name, aliases, definition) VALUES (?, ?, ?, ?)';

export const CONCEPT_ROWS_TO_DROP = `SELECT row FROM concepts
  WHERE origin = ? AND id NOT IN (SELECT value FROM json_each(?))`;
// The content of these papers is no longer what their hash says.
export const UNHASH_PAPERS_OF_CONCEPT = `UPDATE papers SET hash = ''
  WHERE row IN (SELECT paper FROM mentions WHERE concept = ?)`;
export const DELETE_MENTIONS_OF_CONCEPT = 'DELETE FROM mentions WHERE concept = ?';
export const DELETE_KEYPHRASES_OF_CONCEPT = 'DELETE FROM keyphrase_mentions WHERE concept = ?';
export const DELETE_CO_OCCURRENCES_OF_CONCEPTS = `DELETE FROM co_occurrences
  WHERE a IN (SELECT value FROM json_each(?1)) OR b IN (SELECT value FROM json_each(?1))`;
export const DELETE_CONCEPT = 'DELETE FROM concepts WHERE row = ?';

export const DELETE_KEYPHRASES = 'DELETE FROM keyphrase_mentions';
export const DELETE_CO_OCCURRENCES = 'DELETE FROM co_occurrences';
export const DELETE_RELATEDNESS = 'DELETE FROM relatedness';
export const SET_DERIVATION = `INSERT INTO derivation (one, run_id) VALUES (1, ?)
  ON CONFLICT (one) DO UPDATE SET run_id = excluded.run_id`;
export const ADD_KEYPHRASE = `INSERT INTO keyphrase_mentions
  (paper, position, concept, field, start, "end", surface, method, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
export const ADD_CO_OCCURRENCE = `INSERT INTO co_occurrences
  (a, b, count, expected, npmi, jaccard, cosine, association_strength, log_likelihood_ratio)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
export const ADD_RELATEDNESS = 'INSERT INTO relatedness (from_paper, rank, to_paper, score) VALUES (?, ?, ?, ?)';

export const IDS_BY_KEYS = `SELECT k.key, p.id FROM paper_keys k JOIN papers p ON p.row = k.paper
  WHERE k.key IN (SELECT value FROM json_each(?)) ORDER BY k.key`;
export const IDS_BY_TITLE = `SELECT p.id FROM paper_titles t JOIN papers p ON p.row = t.paper
  WHERE t.normalized = ? ORDER BY p.id`;
export const PAPERS_BY_IDS = 'SELECT * FROM papers WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id';
export const HASHES_BY_IDS = 'SELECT id, hash FROM papers WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id';
// The second column puts the fields in their order.
export const MENTIONS_OF_PAPERS = `SELECT p.id, CASE m.field WHEN 'title' THEN 0 WHEN 'abstract' THEN 1 ELSE 2 END,
    c.id, m.field, m.start, m."end", m.surface, m.method, m.confidence
    FROM papers p JOIN mentions m ON m.paper = p.row JOIN concepts c ON c.row = m.concept
    WHERE p.id IN (SELECT value FROM json_each(?1))
  UNION ALL
  SELECT p.id, CASE m.field WHEN 'title' THEN 0 WHEN 'abstract' THEN 1 ELSE 2 END,
    c.id, m.field, m.start, m."end", m.surface, m.method, m.confidence
    FROM papers p JOIN keyphrase_mentions m ON m.paper = p.row JOIN concepts c ON c.row = m.concept
    WHERE p.id IN (SELECT value FROM json_each(?1))
  ORDER BY 1, 2, 5, 6, 3`;
export const LINKS_OF_PAPERS = `SELECT p.id AS paperId, l.url, l.kind FROM papers p JOIN links l ON l.paper = p.row
  WHERE p.id IN (SELECT value FROM json_each(?))`;
export const ABBREVIATIONS = `SELECT c.id AS conceptId, m.surface, count(DISTINCT m.paper) AS papers
  FROM mentions m JOIN concepts c ON c.row = m.concept
  WHERE m.method = 'abbreviation' GROUP BY m.concept, m.surface`;

// Pages by id: no statement stays open while the caller does something else.
export const PAPERS_AFTER = 'SELECT * FROM papers WHERE id > ? ORDER BY id LIMIT ?';
export const CANDIDATES_AFTER = `SELECT p.id, c.content FROM papers p JOIN candidates c ON c.paper = p.row
  WHERE p.id > ? ORDER BY p.id LIMIT ?`;
export const HASHES_AFTER = `SELECT p.id, p.hash || coalesce('+' || c.hash, '') AS hash
  FROM papers p LEFT JOIN curated_papers c ON c.paper = p.row WHERE p.id > ? ORDER BY p.id LIMIT ?`;
export const STRUCTURE_AFTER = `SELECT row, id, title, abstract, year, published_on AS publishedOn, venue,
    authors, source_name AS source, run_id AS runId
  FROM papers WHERE id > ? ORDER BY id LIMIT ?`;
export const PAPER_ROWS_AFTER = 'SELECT row, id FROM papers WHERE id > ? ORDER BY id LIMIT ?';
export const CONCEPT_ROWS_AFTER = 'SELECT row, id FROM concepts WHERE id > ? ORDER BY id LIMIT ?';
// One row a paper and table, its mentions in JSON arrays: 485,000 mentions took 0.1 s with two, 0.6 s as rows; the third,
// of `confidenceStep`s, adds a fifth.
export const MENTIONED_OF_ROWS = `SELECT m.paper, json_group_array(m.concept), json_group_array(m.field = 'title'),
      json_group_array(CAST(m.confidence * 255 AS INTEGER))
    FROM json_each(?1) rows CROSS JOIN mentions m ON m.paper = rows.value GROUP BY m.paper
  UNION ALL
  SELECT m.paper, json_group_array(m.concept), json_group_array(m.field = 'title'),
      json_group_array(CAST(m.confidence * 255 AS INTEGER))
    FROM json_each(?1) rows CROSS JOIN keyphrase_mentions m ON m.paper = rows.value GROUP BY m.paper`;
export const LINK_KINDS_OF_ROWS = `SELECT DISTINCT l.paper, l.kind
  FROM json_each(?) rows CROSS JOIN links l ON l.paper = rows.value`;
export const MENTIONS_OF_ROWS = `SELECT m.paper, c.id, m.field, m.start, m."end", m.surface, m.method, m.confidence
  FROM json_each(?) rows CROSS JOIN mentions m ON m.paper = rows.value JOIN concepts c ON c.row = m.concept
  ORDER BY m.paper, m.position`;
export const LINKS_OF_ROWS = `SELECT l.paper, l.url, l.kind
  FROM json_each(?) rows CROSS JOIN links l ON l.paper = rows.value ORDER BY l.paper, l.position`;
export const CANDIDATES_OF_ROWS = `SELECT c.paper, c.content
  FROM json_each(?) rows CROSS JOIN candidates c ON c.paper = rows.value`;
export const CO_OCCURRENCES_OF_ROWS = `SELECT a.id, b.id, o.count, o.expected, o.npmi, o.jaccard, o.cosine,
    o.association_strength, o.log_likelihood_ratio
  FROM json_each(?) rows CROSS JOIN co_occurrences o ON o.a = rows.value
    JOIN concepts a ON a.row = o.a JOIN concepts b ON b.row = o.b
  ORDER BY a.id, b.id`;
export const RELATEDNESS_OF_ROWS = `SELECT f.id, t.id, r.score, r.rank
  FROM json_each(?) rows CROSS JOIN relatedness r ON r.from_paper = rows.value
    JOIN papers f ON f.row = r.from_paper JOIN papers t ON t.row = r.to_paper
  ORDER BY f.id, r.rank`;

// bm25 is the better the smaller; a word in a title or name counts more.
export const SEARCH_PAPERS = `SELECT p.id, -bm25(papers_text, 5, 1, 2) AS score
  FROM papers_text JOIN papers p ON p.row = papers_text.rowid
  WHERE papers_text MATCH ? ORDER BY score DESC, p.id LIMIT ?`;
export const IDS_FOUND = `SELECT p.id FROM papers_text JOIN papers p ON p.row = papers_text.rowid
  WHERE papers_text MATCH ? ORDER BY p.id`;
export const COUNT_PAPERS_FOUND = 'SELECT count(*) AS total FROM papers_text WHERE papers_text MATCH ?';
// CROSS JOIN: the words are looked up once, and not for each id.
export const SEARCH_PAPERS_AMONG = `SELECT p.id, -bm25(papers_text, 5, 1, 2) AS score
  FROM papers_text CROSS JOIN papers p ON p.row = papers_text.rowid
  WHERE papers_text MATCH ? AND p.id IN (SELECT value FROM json_each(?)) ORDER BY score DESC, p.id LIMIT ?`;
export const COUNT_PAPERS_FOUND_AMONG = `SELECT count(*) AS total
  FROM papers_text CROSS JOIN papers p ON p.row = papers_text.rowid
  WHERE papers_text MATCH ? AND p.id IN (SELECT value FROM json_each(?))`;
export const SEARCH_CONCEPTS = `SELECT c.id, -bm25(concepts_text, 5, 5, 1) AS score
  FROM concepts_text JOIN concepts c ON c.row = concepts_text.rowid
  WHERE concepts_text MATCH ? ORDER BY score DESC, c.id LIMIT ?`;
export const COUNT_CONCEPTS_FOUND = 'SELECT count(*) AS total FROM concepts_text WHERE concepts_text MATCH ?';
export const SEARCH_CONCEPTS_AMONG = `SELECT c.id, -bm25(concepts_text, 5, 5, 1) AS score
  FROM concepts_text CROSS JOIN concepts c ON c.row = concepts_text.rowid
  WHERE concepts_text MATCH ? AND c.id IN (SELECT value FROM json_each(?)) ORDER BY score DESC, c.id LIMIT ?`;
export const COUNT_CONCEPTS_FOUND_AMONG = `SELECT count(*) AS total
  FROM concepts_text CROSS JOIN concepts c ON c.row = concepts_text.rowid
  WHERE concepts_text MATCH ? AND c.id IN (SELECT value FROM json_each(?))`;

export const COUNTS = `SELECT (SELECT count(*) FROM papers) AS papers, (SELECT count(*) FROM concepts) AS concepts,
  (SELECT count(*) FROM (SELECT concept FROM mentions UNION SELECT concept FROM keyphrase_mentions))
    AS mentionedConcepts,
  (SELECT count(*) FROM mentions) + (SELECT count(*) FROM keyphrase_mentions) AS mentions,
  (SELECT count(*) FROM links) AS links`;
export const SOURCES = `SELECT source_name AS name, source_format AS format, count(*) AS papers
  FROM papers GROUP BY source_name, source_format`;

export const SAVE_VECTOR = `INSERT INTO paper_vectors (paper, text_hash, vector) VALUES (?, ?, ?)
  ON CONFLICT (paper) DO UPDATE SET text_hash = excluded.text_hash, vector = excluded.vector`;
export const DELETE_VECTORS = 'DELETE FROM paper_vectors';
// `change` counts the writes, so that a process sees what another has written.
export const SET_VECTOR_MODEL = `INSERT INTO vector_model (one, model, dimensions, change) VALUES (1, ?, ?, 1)
  ON CONFLICT (one) DO UPDATE SET model = excluded.model, dimensions = excluded.dimensions, change = change + 1`;
export const VECTOR_MODEL = 'SELECT model, dimensions FROM vector_model';
export const VECTOR_CHANGE = 'SELECT change, dimensions FROM vector_model';
export const VECTOR_HASHES = `SELECT p.id, v.text_hash FROM papers p JOIN paper_vectors v ON v.paper = p.row
  WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id`;
export const VECTORS_OF_PAPERS = `SELECT p.id, v.vector FROM papers p JOIN paper_vectors v ON v.paper = p.row
  WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id`;
export const VECTORS_AFTER = `SELECT p.id, v.vector FROM papers p JOIN paper_vectors v ON v.paper = p.row
  WHERE p.id > ? ORDER BY p.id LIMIT ?`;
export const RUNS_BY_IDS =
  'SELECT id, run_id AS runId FROM papers WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id';
export const ADD_CURATION = `INSERT INTO curation (id, content) VALUES (?, ?) ON CONFLICT (id) DO NOTHING`;
export const CURATION = 'SELECT content, waiting FROM curation ORDER BY position';
export const WAIT_NO_MORE = 'UPDATE curation SET waiting = NULL WHERE waiting IS NOT NULL';
export const SET_WAITING = 'UPDATE curation SET waiting = ? WHERE id = ?';
export const CURATED_CONCEPTS = 'SELECT given FROM curated_concepts ORDER BY id';
export const DELETE_CURATED_CONCEPTS = 'DELETE FROM curated_concepts';
export const ADD_CURATED_CONCEPT = 'INSERT INTO curated_concepts (id, given) VALUES (?, ?)';
export const CONCEPT_ROW = 'SELECT row FROM concepts WHERE id = ?';
export const SOME_CURATED_PAPERS = 'SELECT paper, read FROM curated_papers LIMIT ?';
export const DELETE_CURATED_PAPER = 'DELETE FROM curated_papers WHERE paper = ?';
export const ADD_CURATED_PAPER = 'INSERT INTO curated_papers (paper, hash, read) VALUES (?, ?, ?)';
export const CURATED_OF_ROWS = `SELECT c.paper, c.hash, c.read
  FROM json_each(?) rows CROSS JOIN curated_papers c ON c.paper = rows.value`;
export const UNHASH_PAPER = `UPDATE papers SET hash = '' WHERE row = ?`;
// ?4 to ?8 are a place in the order: only what comes behind it. The third column puts the fields in their order.
const mentionsBehind = (table: string, behind: '<' | '>') => `SELECT m.confidence, p.id,
      CASE m.field WHEN 'title' THEN 0 WHEN 'abstract' THEN 1 ELSE 2 END, m.start, m."end", m.field, m.surface, m.method
    FROM concepts c JOIN ${table} m ON m.concept = c.row JOIN papers p ON p.row = m.paper
    WHERE c.id = ?1 AND m.confidence >= ?2 AND m.confidence < ?3
      AND (m.confidence, p.id, CASE m.field WHEN 'title' THEN 0 WHEN 'abstract' THEN 1 ELSE 2 END, m.start, m."end")
        ${behind} (?4, ?5, ?6, ?7, ?8)`;
export const MENTIONS_OF_CONCEPT = `${mentionsBehind('mentions', '>')}
  UNION ALL ${mentionsBehind('keyphrase_mentions', '>')}
  ORDER BY 1, 2, 3, 4, 5 LIMIT ?9`;
export const MENTIONS_OF_CONCEPT_BACKWARDS = `${mentionsBehind('mentions', '<')}
  UNION ALL ${mentionsBehind('keyphrase_mentions', '<')}
  ORDER BY 1 DESC, 2 DESC, 3 DESC, 4 DESC, 5 DESC LIMIT ?9`;
export const COUNT_MENTIONS_OF_CONCEPT = `SELECT (SELECT count(*) FROM concepts c JOIN mentions m ON m.concept = c.row
    WHERE c.id = ?1 AND m.confidence >= ?2 AND m.confidence < ?3)
  + (SELECT count(*) FROM concepts c JOIN keyphrase_mentions m ON m.concept = c.row
    WHERE c.id = ?1 AND m.confidence >= ?2 AND m.confidence < ?3) AS count`;

export const ADD_ACCESS_KEY = `INSERT INTO access_keys (name, scopes, digest, created_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (name) DO NOTHING RETURNING name`;
export const ACCESS_KEYS = 'SELECT name, scopes, digest, created_at AS createdAt FROM access_keys';
export const REMOVE_ACCESS_KEY = 'DELETE FROM access_keys WHERE name = ? RETURNING name';
