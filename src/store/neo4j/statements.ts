// Every statement. The shape of the graph is described in `schema/neo4j.cypher`.

export const AWAIT_INDEXES = 'CALL db.awaitIndexes($seconds)';
export const VERSION = 'MATCH (g:Papergraph) RETURN max(g.version) AS version';
export const SET_VERSION = `MERGE (g:Papergraph {name: 'papergraph'}) SET g.version = $version`;

// Also takes the write lock of the one Papergraph node, so that writers come one after the other and never deadlock.
export const CLEAR_SNAPSHOT = `MATCH (g:Papergraph {name: 'papergraph'})
  SET g.locked = true
  REMOVE g.locked, g.snapshotId, g.snapshotBuiltAt`;
export const SET_SNAPSHOT = `MATCH (g:Papergraph {name: 'papergraph'})
  SET g.snapshotId = $id, g.snapshotBuiltAt = $builtAt`;
export const SNAPSHOT = `MATCH (g:Papergraph {name: 'papergraph'}) WHERE g.snapshotId IS NOT NULL
  RETURN g.snapshotId AS id, g.snapshotBuiltAt AS builtAt`;

// The lock is taken before the lease is read. Time is the database's: the clocks of two seeders may differ.
export const ACQUIRE_LEASE = `MERGE (l:Lease {name: 'seeding'})
  SET l.locked = true
  REMOVE l.locked
  WITH l, datetime.realtime().epochMillis AS now
  WITH l, now, coalesce(l.holder = $holder, false) AS renewed, coalesce(l.renewedAt <= now - $lapseMs, true) AS free
  WITH l, now, renewed OR free AS taken, CASE WHEN renewed THEN l.since ELSE now END AS since
  FOREACH (one IN CASE WHEN taken THEN [1] ELSE [] END | SET l.holder = $holder, l.since = since, l.renewedAt = now)
  RETURN taken, l.holder AS holder, l.since AS since`;
export const RELEASE_LEASE = `MATCH (l:Lease {name: 'seeding'}) WHERE l.holder = $holder
  REMOVE l.holder, l.since, l.renewedAt`;

export const SAVE_RUN = 'MERGE (r:Run {id: $run.id}) SET r = $run';
export const RUNS = `MATCH (r:Run)
  RETURN r.id AS id, r.startedAt AS startedAt, r.finishedAt AS finishedAt, r.source AS source, r.new AS new,
    r.unchanged AS unchanged, r.updated AS updated, r.skipped AS skipped, r.neighbors AS neighbors,
    r.minCooccurrence AS minCooccurrence, r.extractor AS extractor
  ORDER BY startedAt DESC, id DESC`;

export const UPSERT_PAPERS = `UNWIND $rows AS row
  MERGE (p:Paper {id: row.id})
  WITH p, row, p.embedding AS embedding, p.embeddedTextHash AS textHash
  SET p = row
  SET p.embedding = embedding, p.embeddedTextHash = textHash`;
export const ADD_KEYS = `UNWIND $rows AS row
  MERGE (k:PaperKey {id: row.id})
  ON CREATE SET k.paperId = row.paperId`;
export const DELETE_MENTIONS_OF_PAPERS = `MATCH (p:Paper)-[m:MENTIONS]->() USING INDEX p:Paper(id)
  WHERE p.id IN $ids
  DELETE m`;
export const DELETE_LINKS_OF_PAPERS = `MATCH (p:Paper)-[h:HAS_LINK]->(l:Link) USING INDEX p:Paper(id)
  WHERE p.id IN $ids
  DELETE h
  RETURN collect(DISTINCT l.id) AS ids`;
export const ADD_MENTIONS = `UNWIND $rows AS row
  MATCH (p:Paper {id: row.paperId}) USING INDEX p:Paper(id)
  MATCH (c:Concept {id: row.conceptId}) USING INDEX c:Concept(id)
  CREATE (p)-[m:MENTIONS]->(c)
  SET m = row.edge
  RETURN count(*) AS written`;
export const ADD_LINKS = `UNWIND $rows AS row
  MATCH (p:Paper {id: row.paperId}) USING INDEX p:Paper(id)
  MERGE (l:Link {id: row.id})
  ON CREATE SET l.url = row.url
  CREATE (p)-[:HAS_LINK {kind: row.kind, position: row.position}]->(l)`;
export const DELETE_LEFT_LINKS = `MATCH (l:Link) USING INDEX l:Link(id)
  WHERE l.id IN $ids AND NOT EXISTS { (l)<-[:HAS_LINK]-() }
  DELETE l`;

export const CONCEPTS = `MATCH (c:Concept)
  RETURN c.id AS id, c.name AS name, c.aliases AS aliases, c.kind AS kind, c.definition AS definition,
    c.broader AS broader, c.origin AS origin, c.vocabulary AS vocabulary, c.uri AS uri, c.language AS language,
    coalesce(c.translations, []) AS translations, coalesce(c.translationLanguages, []) AS translationLanguages,
    coalesce(c.translationsPreferred, []) AS translationsPreferred, coalesce(c.related, []) AS related,
    coalesce(c.exactMatches, []) AS exactMatches
  ORDER BY id`;
export const VOCABULARIES = `MATCH (v:Vocabulary)
  RETURN v.name AS name, v.version AS version, v.license AS license, v.uri AS uri
  ORDER BY name`;
export const DELETE_VOCABULARIES = 'MATCH (v:Vocabulary) DETACH DELETE v';
export const ADD_VOCABULARIES = `UNWIND $rows AS row
  CREATE (v:Vocabulary)
  SET v = row`;
// The content of these papers is no longer what their hash says.
export const UNHASH_PAPERS_OF_DROPPED = `MATCH (c:Concept {origin: $origin})<-[m:MENTIONS]-(p:Paper)
  WHERE NOT c.id IN $kept AND m.keyphrase IS NULL
  SET p.hash = ''`;
export const DROP_CONCEPTS = `MATCH (c:Concept {origin: $origin}) WHERE NOT c.id IN $kept
  DETACH DELETE c`;
export const UPSERT_VOCABULARY = `UNWIND $rows AS row
  MERGE (c:Concept {id: row.id})
  SET c = row`;
// What the vocabulary names stays the vocabulary's.
export const UPSERT_CORPUS_CONCEPTS = `UNWIND $rows AS row
  MERGE (c:Concept {id: row.id})
  WITH c, row WHERE coalesce(c.origin, 'corpus') = 'corpus'
  SET c = row`;
export const DELETE_BROADER = 'MATCH (:Concept)-[r:BROADER|RELATED|EXACT_MATCH|IN_VOCABULARY]->() DELETE r';
export const ADD_BROADER = `MATCH (c:Concept)
  UNWIND c.broader AS id
  MATCH (b:Concept {id: id}) USING INDEX b:Concept(id)
  MERGE (c)-[:BROADER]->(b)`;
// Related is on both sides: one relationship, from the lesser id.
export const ADD_RELATED = `MATCH (c:Concept)
  UNWIND c.related AS id
  MATCH (r:Concept {id: id}) USING INDEX r:Concept(id)
  WHERE c.id < r.id
  MERGE (c)-[:RELATED]->(r)`;
export const ADD_EXACT_MATCHES = `MATCH (c:Concept)
  UNWIND c.exactMatches AS match
  MATCH (m:Concept) WHERE m.id = match OR m.uri = match
  MERGE (c)-[:EXACT_MATCH]->(m)`;
export const ADD_IN_VOCABULARY = `MATCH (c:Concept)
  MATCH (v:Vocabulary {name: c.vocabulary})
  CREATE (c)-[:IN_VOCABULARY]->(v)`;

// Some at a time: a transaction is held in memory.
export const DELETE_SOME_KEYPHRASES = `MATCH ()-[m:MENTIONS]->() WHERE m.keyphrase = true
  WITH m LIMIT $limit
  DELETE m
  RETURN count(*) AS deleted`;
export const DELETE_SOME_CO_OCCURRENCES = `MATCH ()-[r:CO_OCCURS_WITH]->()
  WITH r LIMIT $limit
  DELETE r
  RETURN count(*) AS deleted`;
export const DELETE_SOME_RELATEDNESS = `MATCH ()-[r:SIMILAR_TO]->()
  WITH r LIMIT $limit
  DELETE r
  RETURN count(*) AS deleted`;
export const ADD_CO_OCCURRENCES = `UNWIND $rows AS row
  MATCH (a:Concept {id: row.from}) USING INDEX a:Concept(id)
  MATCH (b:Concept {id: row.to}) USING INDEX b:Concept(id)
  CREATE (a)-[r:CO_OCCURS_WITH]->(b)
  SET r = row.edge
  RETURN count(*) AS written`;
export const ADD_RELATEDNESS = `UNWIND $rows AS row
  MATCH (a:Paper {id: row.from}) USING INDEX a:Paper(id)
  MATCH (b:Paper {id: row.to}) USING INDEX b:Paper(id)
  CREATE (a)-[r:SIMILAR_TO]->(b)
  SET r = row.edge
  RETURN count(*) AS written`;

export const IDS_BY_KEYS = 'MATCH (k:PaperKey) WHERE k.id IN $ids RETURN collect([k.id, k.paperId]) AS found';
export const IDS_BY_TITLE = 'MATCH (p:Paper {titleKey: $titleKey}) RETURN p.id AS id ORDER BY id';
export const PAPERS_BY_IDS = `MATCH (p:Paper) WHERE p.id IN $ids
  RETURN p.id AS id, p.keys AS keys, p.title AS title, p.abstract AS abstract, p.authors AS authors, p.year AS year,
    p.publishedOn AS publishedOn, p.venue AS venue, p.doi AS doi, p.arxivId AS arxivId, p.urls AS urls,
    p.keywords AS keywords, p.sourceName AS sourceName, p.sourceFormat AS sourceFormat, p.sourceLine AS sourceLine
  ORDER BY id`;
export const HASHES_BY_IDS = 'MATCH (p:Paper) WHERE p.id IN $ids RETURN p.id AS id, p.hash AS hash ORDER BY id';
export const MENTIONS_OF_PAPERS = `MATCH (p:Paper)-[m:MENTIONS]->(c:Concept) USING INDEX p:Paper(id)
  WHERE p.id IN $ids
  RETURN p.id AS paperId, collect([c.id, m.fields, m.starts, m.ends, m.surfaces, m.methods, m.confidences]) AS mentions`;
export const LINKS_OF_PAPERS = `MATCH (p:Paper)-[h:HAS_LINK]->(l:Link) USING INDEX p:Paper(id)
  WHERE p.id IN $ids
  RETURN p.id AS paperId, l.url AS url, h.kind AS kind`;
export const ABBREVIATIONS = `MATCH (p:Paper)-[m:MENTIONS]->(c:Concept) WHERE m.abbreviated = true
  UNWIND range(0, size(m.surfaces) - 1) AS i
  WITH p, c, m, i WHERE m.methods[i] = 'abbreviation'
  RETURN c.id AS conceptId, m.surfaces[i] AS surface, count(DISTINCT p) AS papers`;

// Pages by id: no transaction stays open while the caller does something else.
export const CANDIDATES_AFTER = `MATCH (p:Paper) WHERE p.id > $after
  RETURN p.id AS id, p.candidates AS candidates ORDER BY id LIMIT $limit`;
export const HASHES_AFTER = `MATCH (p:Paper) WHERE p.id > $after
  RETURN p.id AS id, p.hash + coalesce('+' + p.curatedHash, '') AS hash ORDER BY id LIMIT $limit`;
export const STRUCTURE_AFTER = `MATCH (p:Paper) WHERE p.id > $after
  WITH p ORDER BY p.id LIMIT $limit
  RETURN p.id AS id, p.title AS title, p.abstract AS abstract, p.year AS year, p.publishedOn AS publishedOn,
    p.venue AS venue, p.authors AS authors, p.sourceName AS source, p.runId AS runId,
    [(p)-[h:HAS_LINK]->() | h.kind] AS linkKinds,
    [(p)-[m:MENTIONS]->(c:Concept) | [c.id, m.tf,
      reduce(most = 0.0, x IN m.confidences | CASE WHEN x > most THEN x ELSE most END)]] AS concepts
  ORDER BY id`;
export const PAPERS_AFTER = `MATCH (p:Paper) WHERE p.id > $after
  WITH p ORDER BY p.id LIMIT $limit
  RETURN p.id AS id, p.keys AS keys, p.title AS title, p.abstract AS abstract, p.authors AS authors, p.year AS year,
    p.publishedOn AS publishedOn, p.venue AS venue, p.doi AS doi, p.arxivId AS arxivId, p.urls AS urls,
    p.keywords AS keywords, p.sourceName AS sourceName, p.sourceFormat AS sourceFormat, p.sourceLine AS sourceLine,
    p.hash AS hash, p.runId AS runId, p.candidates AS candidates, p.curatedHash AS curatedHash, p.readMentions AS readMentions,
    [(p)-[m:MENTIONS]->(c:Concept) WHERE m.keyphrase IS NULL |
      [c.id, m.fields, m.starts, m.ends, m.surfaces, m.methods, m.confidences, m.positions]] AS mentions,
    [(p)-[h:HAS_LINK]->(l:Link) | [l.url, h.kind, h.position]] AS links
  ORDER BY id`;
// Of so many concepts at a time, all edges to later ones.
export const CO_OCCURRENCES_AFTER = `MATCH (a:Concept) WHERE a.id > $after
  WITH a ORDER BY a.id LIMIT $limit
  RETURN a.id AS id, [(a)-[r:CO_OCCURS_WITH]->(b:Concept) | [b.id, r.count, r.expected, r.npmi, r.jaccard, r.cosine,
    r.associationStrength, r.logLikelihoodRatio]] AS edges
  ORDER BY id`;
export const RELATEDNESS_AFTER = `MATCH (a:Paper) WHERE a.id > $after
  WITH a ORDER BY a.id LIMIT $limit
  RETURN a.id AS id, [(a)-[r:SIMILAR_TO]->(b:Paper) | [b.id, r.score, r.rank]] AS edges
  ORDER BY id`;

export const SEARCH_PAPERS = `CALL db.index.fulltext.queryNodes('paper_text', $query) YIELD node, score
  WHERE $among IS NULL OR node.id IN $among
  WITH node.id AS id, score ORDER BY score DESC, id LIMIT $limit
  RETURN collect([id, score]) AS hits`;
export const COUNT_PAPERS_FOUND = `CALL db.index.fulltext.queryNodes('paper_text', $query) YIELD node
  WHERE $among IS NULL OR node.id IN $among
  RETURN count(node) AS total`;
export const IDS_FOUND = `CALL db.index.fulltext.queryNodes('paper_text', $query) YIELD node
  WITH node.id AS id ORDER BY id
  RETURN collect(id) AS ids`;
export const SEARCH_CONCEPTS = `CALL db.index.fulltext.queryNodes('concept_text', $query) YIELD node, score
  WHERE $among IS NULL OR node.id IN $among
  WITH node.id AS id, score ORDER BY score DESC, id LIMIT $limit
  RETURN collect([id, score]) AS hits`;
export const COUNT_CONCEPTS_FOUND = `CALL db.index.fulltext.queryNodes('concept_text', $query) YIELD node
  WHERE $among IS NULL OR node.id IN $among
  RETURN count(node) AS total`;

export const COUNTS = `CALL { MATCH (p:Paper) RETURN count(p) AS papers }
  CALL { MATCH (c:Concept) RETURN count(c) AS concepts }
  CALL { MATCH ()-[m:MENTIONS]->(c) RETURN count(DISTINCT c) AS mentionedConcepts, sum(m.count) AS mentions }
  CALL { MATCH ()-[h:HAS_LINK]->() RETURN count(h) AS links }
  RETURN papers, concepts, mentionedConcepts, mentions, links`;
export const SOURCES = `MATCH (p:Paper)
  RETURN p.sourceName AS name, p.sourceFormat AS format, count(*) AS papers
  ORDER BY name, format`;

export const SAVE_VECTORS = `UNWIND $rows AS row
  MATCH (p:Paper {id: row.id})
  SET p.embeddedTextHash = row.textHash
  WITH p, row
  CALL db.create.setNodeVectorProperty(p, 'embedding', row.vector)`;
export const DELETE_VECTORS = `MATCH (g:Papergraph {name: 'papergraph'})
  REMOVE g.vectorModel, g.vectorDimensions
  WITH g
  MATCH (p:Paper) WHERE p.embedding IS NOT NULL
  REMOVE p.embedding, p.embeddedTextHash`;
export const DROP_VECTOR_INDEX = 'DROP INDEX paper_embedding IF EXISTS';
export const CREATE_VECTOR_INDEX =
  'CREATE VECTOR INDEX paper_embedding IF NOT EXISTS FOR (p:Paper) ON (p.embedding) OPTIONS $options';
export const SET_VECTOR_MODEL = `MATCH (g:Papergraph {name: 'papergraph'})
  SET g.vectorModel = $model, g.vectorDimensions = $dimensions`;
export const VECTOR_MODEL = `MATCH (g:Papergraph {name: 'papergraph'}) WHERE g.vectorModel IS NOT NULL
  RETURN g.vectorModel AS model, g.vectorDimensions AS dimensions`;
export const VECTOR_HASHES = `MATCH (p:Paper) USING INDEX p:Paper(id)
  WHERE p.id IN $ids AND p.embedding IS NOT NULL
  RETURN p.id AS id, p.embeddedTextHash AS textHash ORDER BY id`;
export const VECTORS_OF_PAPERS = `MATCH (p:Paper) USING INDEX p:Paper(id)
  WHERE p.id IN $ids AND p.embedding IS NOT NULL
  RETURN p.id AS id, p.embedding AS vector ORDER BY id`;
export const NEAREST_PAPERS = `CALL db.index.vector.queryNodes('paper_embedding', $limit, $vector) YIELD node
  RETURN node.id AS id, node.embedding AS vector`;
export const RUNS_BY_IDS = 'MATCH (p:Paper) WHERE p.id IN $ids RETURN p.id AS id, p.runId AS runId ORDER BY id';
// The position goes on from the last, under the lock of the one Papergraph node.
export const ADD_CURATION = `MATCH (g:Papergraph {name: 'papergraph'})
  SET g.curations = coalesce(g.curations, 0)
  WITH g
  UNWIND range(0, size($rows) - 1) AS i
  WITH g, i, $rows[i] AS row
  MERGE (e:Curation {id: row.id})
  ON CREATE SET e = row, e.position = g.curations + i`;
export const COUNT_CURATION = `MATCH (g:Papergraph {name: 'papergraph'}) SET g.curations = g.curations + $added`;
export const CURATION = `MATCH (e:Curation)
  RETURN e.content AS content, e.waiting AS waiting ORDER BY e.position`;
export const WAIT_NO_MORE = 'MATCH (e:Curation) WHERE e.waiting IS NOT NULL REMOVE e.waiting';
export const SET_WAITING = `UNWIND $rows AS row
  MATCH (e:Curation {id: row.id})
  SET e.waiting = row.reason`;
export const GIVEN_CONCEPTS = 'MATCH (g:GivenConcept) RETURN g.given AS given ORDER BY g.id';
export const GIVEN_CONCEPTS_NOT_SHOWN = `MATCH (g:GivenConcept)
  WHERE g.id IN $ids AND NOT EXISTS { MATCH (c:Concept) WHERE c.id = g.id }
  RETURN g.given AS given`;
export const DELETE_GIVEN_CONCEPTS = 'MATCH (g:GivenConcept) DELETE g';
export const ADD_GIVEN_CONCEPTS = `UNWIND $rows AS row
  MERGE (g:GivenConcept {id: row.id})
  SET g.given = row.given`;
export const DELETE_CONCEPTS = 'MATCH (c:Concept) WHERE c.id IN $ids DETACH DELETE c';
export const CONCEPT_IDS = 'MATCH (c:Concept) RETURN collect(c.id) AS ids';
export const SOME_CURATED_PAPERS = `MATCH (p:Paper) WHERE p.curatedHash IS NOT NULL
  RETURN p.id AS id, p.runId AS runId, p.readMentions AS read LIMIT $limit`;
export const READ_MENTIONS = `MATCH (p:Paper) USING INDEX p:Paper(id)
  WHERE p.id IN $ids
  RETURN p.id AS id, [(p)-[m:MENTIONS]->(c:Concept) WHERE m.keyphrase IS NULL |
    [c.id, m.fields, m.starts, m.ends, m.surfaces, m.methods, m.confidences, m.positions]] AS mentions`;
export const DELETE_READ_MENTIONS = `MATCH (p:Paper)-[m:MENTIONS]->() USING INDEX p:Paper(id)
  WHERE p.id IN $ids AND m.keyphrase IS NULL
  DELETE m`;
export const SET_CURATED_PAPERS = `UNWIND $rows AS row
  MATCH (p:Paper {id: row.id}) USING INDEX p:Paper(id)
  SET p.curatedHash = row.hash, p.readMentions = row.read`;
export const UNCURATE_PAPERS = `MATCH (p:Paper) USING INDEX p:Paper(id)
  WHERE p.id IN $ids
  REMOVE p.curatedHash, p.readMentions`;
export const UNHASH_PAPERS = `MATCH (p:Paper) USING INDEX p:Paper(id)
  WHERE p.id IN $ids
  SET p.hash = ''`;
// `$from` is a place in the order: only what comes behind it. Confidence first, then id, field, start, end.
const MENTIONS_WITH_PLACES = `MATCH (p:Paper)-[m:MENTIONS]->(c:Concept {id: $id})
  UNWIND range(0, size(m.starts) - 1) AS i
  WITH p.id AS paperId, m.confidences[i] AS confidence, m.fields[i] AS field, m.starts[i] AS startsAt, m.ends[i] AS endsAt,
    m.surfaces[i] AS surface, m.methods[i] AS method,
    CASE m.fields[i] WHEN 'title' THEN 0 WHEN 'abstract' THEN 1 ELSE 2 END AS place
  WHERE confidence >= $gte AND confidence < $lt`;
export const MENTIONS_OF_CONCEPT = `${MENTIONS_WITH_PLACES} AND (confidence > $from.confidence OR
    confidence = $from.confidence AND (paperId > $from.paperId OR paperId = $from.paperId AND
      (place > $from.place OR place = $from.place AND
        (startsAt > $from.start OR startsAt = $from.start AND endsAt > $from.end))))
  RETURN paperId, field, startsAt, endsAt, surface, method, confidence
  ORDER BY confidence, paperId, place, startsAt, endsAt LIMIT $limit`;
export const MENTIONS_OF_CONCEPT_BACKWARDS = `${MENTIONS_WITH_PLACES} AND (confidence < $from.confidence OR
    confidence = $from.confidence AND (paperId < $from.paperId OR paperId = $from.paperId AND
      (place < $from.place OR place = $from.place AND
        (startsAt < $from.start OR startsAt = $from.start AND endsAt < $from.end))))
  RETURN paperId, field, startsAt, endsAt, surface, method, confidence
  ORDER BY confidence DESC, paperId DESC, place DESC, startsAt DESC, endsAt DESC LIMIT $limit`;
export const COUNT_MENTIONS_OF_CONCEPT = `MATCH (:Paper)-[m:MENTIONS]->(:Concept {id: $id})
  UNWIND m.confidences AS confidence
  WITH confidence WHERE confidence >= $gte AND confidence < $lt
  RETURN count(*) AS count`;

export const ADD_ACCESS_KEY = `MERGE (k:AccessKey {name: $name})
  ON CREATE SET k.scopes = $scopes, k.digest = $digest, k.createdAt = $createdAt
  RETURN k.digest = $digest AS added`;
export const ACCESS_KEYS = `MATCH (k:AccessKey)
  RETURN k.name AS name, k.scopes AS scopes, k.digest AS digest, k.createdAt AS createdAt`;
export const REMOVE_ACCESS_KEY = `MATCH (k:AccessKey {name: $name})
  WITH k, k.name AS name DELETE k
  RETURN name`;
