// The graph in Neo4j, version 3: what must be unique, what is looked up, and the two full-text indexes. papergraph runs
// this when it opens a database that does not have it yet; every statement can be run again.
//
//   (:Paper {id, title, abstract, authors, year, …, runId})
//     -[:MENTIONS {weight, tf, count, runId, and per mention: fields, starts, ends, surfaces, methods, confidences}]->
//   (:Concept {id, name, aliases, kind, definition, origin, vocabulary, uri, language, translations, …})
//   (:Concept)-[:BROADER]->(:Concept)
//   (:Concept)-[:RELATED]->(:Concept)   first id < second id
//   (:Concept)-[:EXACT_MATCH]->(:Concept)
//   (:Concept)-[:IN_VOCABULARY]->(:Vocabulary {name, version, license, uri})
//   (:Concept)-[:CO_OCCURS_WITH {count, expected, npmi, jaccard, cosine, associationStrength, logLikelihoodRatio, runId}]->(:Concept)   first id < second id
//   (:Paper)-[:SIMILAR_TO {rank, score, runId}]->(:Paper)
//   (:Paper)-[:HAS_LINK {kind, position}]->(:Link {url})
//   (:Run {id, startedAt, finishedAt, source, …})
//
// A paper that was embedded has its vector in `embedding`, under the vector index paper_embedding, which is made with the
// first vectors: it is of their dimensions.
//
// `tf` counts a mention in the title twice; weight = 1 + ln(tf). Starts and ends are UTF-16 offsets, in the field
// `keywords` of the keywords joined by '; '. The properties `…Words` hold a text as the full-text search sees it. For
// papergraph's own use: (:Curation {at, by, kind, note, content}) is the log of what curators did, (:GivenConcept) a concept
// that curation shows otherwise or not at all, `readMentions` what was read of a paper that shows something else;
// (:PaperKey) says which paper has a key (a DOI, for example), (:Papergraph) the version and the
// published snapshot, (:Lease) who is seeding, (:AccessKey) a key to the API, as its hash.

CREATE CONSTRAINT papergraph_paper_id IF NOT EXISTS FOR (p:Paper) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT papergraph_key_id IF NOT EXISTS FOR (k:PaperKey) REQUIRE k.id IS UNIQUE;
CREATE CONSTRAINT papergraph_concept_id IF NOT EXISTS FOR (c:Concept) REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT papergraph_link_id IF NOT EXISTS FOR (l:Link) REQUIRE l.id IS UNIQUE;
CREATE CONSTRAINT papergraph_run_id IF NOT EXISTS FOR (r:Run) REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT papergraph_name IF NOT EXISTS FOR (g:Papergraph) REQUIRE g.name IS UNIQUE;
CREATE CONSTRAINT papergraph_vocabulary_name IF NOT EXISTS FOR (v:Vocabulary) REQUIRE v.name IS UNIQUE;
CREATE CONSTRAINT papergraph_curation_id IF NOT EXISTS FOR (e:Curation) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT papergraph_given_id IF NOT EXISTS FOR (g:GivenConcept) REQUIRE g.id IS UNIQUE;
CREATE CONSTRAINT papergraph_access_key_name IF NOT EXISTS FOR (k:AccessKey) REQUIRE k.name IS UNIQUE;
CREATE CONSTRAINT papergraph_lease_name IF NOT EXISTS FOR (l:Lease) REQUIRE l.name IS UNIQUE;

// The title normalized, or a hash of it where it is too long for an index.
CREATE INDEX papergraph_paper_title IF NOT EXISTS FOR (p:Paper) ON (p.titleKey);
CREATE INDEX papergraph_concept_uri IF NOT EXISTS FOR (c:Concept) ON (c.uri);
CREATE INDEX papergraph_concept_name IF NOT EXISTS FOR (c:Concept) ON (c.name);

// Set on few relationships only: those made of corpus keyphrases, and those with a mention by an abbreviation.
CREATE INDEX papergraph_keyphrases IF NOT EXISTS FOR ()-[m:MENTIONS]-() ON (m.keyphrase);
CREATE INDEX papergraph_abbreviations IF NOT EXISTS FOR ()-[m:MENTIONS]-() ON (m.abbreviated);

// Set on papers that curation changes.
CREATE INDEX papergraph_curated IF NOT EXISTS FOR (p:Paper) ON (p.curatedHash);

CREATE FULLTEXT INDEX paper_text IF NOT EXISTS FOR (p:Paper) ON EACH [p.titleWords, p.abstractWords, p.authorWords]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'english', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX concept_text IF NOT EXISTS FOR (c:Concept) ON EACH [c.nameWords, c.aliasWords, c.definitionWords]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'english', `fulltext.eventually_consistent`: false}};

// From version 2 to 3: concepts so far are of the vocabulary that comes with papergraph.
MATCH (c:Concept {origin: 'vocabulary'}) WHERE c.vocabulary IS NULL
MERGE (v:Vocabulary {name: 'papergraph'}) ON CREATE SET v.license = 'Apache-2.0'
SET c.vocabulary = 'papergraph', c.language = 'en'
MERGE (c)-[:IN_VOCABULARY]->(v);
