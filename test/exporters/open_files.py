"""Opens every export in a folder with the program that reads its format, and prints what that found as JSON.

python open_files.py FOLDER VOSVIEWER_SCHEMA
"""

import json
import sys
from pathlib import Path

import jsonschema
import networkx
import pandas
import pyarrow.parquet
import rdflib


def network(graph):
    return {
        "directed": graph.is_directed(),
        "nodes": [{"id": node, **cells} for node, cells in graph.nodes(data=True)],
        "edges": [[source, target, cells] for source, target, cells in graph.edges(data=True)],
    }


def frame(table):
    return json.loads(table.to_json(orient="records", double_precision=15))


def csv(path):
    return frame(pandas.read_csv(path, keep_default_na=False, na_values=[""], lineterminator=None, engine="c"))


def parquet(path):
    file = pyarrow.parquet.ParquetFile(path)
    return {"groups": file.num_row_groups, "rows": file.read().to_pylist(), "types": [str(t) for t in file.schema_arrow.types]}


def vosviewer(path, schema):
    file = json.loads(path.read_text("utf-8"))
    jsonschema.validate(file, schema)
    return file["network"]


DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")


def turtle(path):
    graph = rdflib.Graph().parse(path, format="turtle")
    text = lambda subject, predicate: next((str(value) for value in graph.objects(subject, predicate)), None)
    papers = {
        str(graph.value(paper, DCTERMS.identifier)): {
            "title": text(paper, DCTERMS.title),
            "abstract": text(paper, DCTERMS.abstract),
            "subjects": sorted(str(graph.value(concept, DCTERMS.identifier)) for concept in graph.objects(paper, DCTERMS.subject)),
        }
        for paper in graph.subjects(rdflib.RDF.type, SCHEMA.ScholarlyArticle)
    }
    concepts = {
        text(concept, DCTERMS.identifier): sorted(str(label) for label in graph.objects(concept, rdflib.SKOS.prefLabel))
        for concept in graph.subjects(rdflib.RDF.type, rdflib.SKOS.Concept)
    }
    quotes = []
    for mention in graph.subjects(rdflib.RDF.type, OA.Annotation):
        target = graph.value(mention, OA.hasTarget)
        source = graph.value(target, OA.hasSource)
        field = str(source).rsplit("#", 1)[1]
        whole = text(graph.value(source, DCTERMS.isPartOf), DCTERMS[field])
        for selector in graph.objects(target, OA.hasSelector):
            if (selector, rdflib.RDF.type, OA.TextPositionSelector) in graph:
                # Python counts characters, as Web Annotation does.
                cut = (whole or "")[int(graph.value(selector, OA.start)) : int(graph.value(selector, OA.end))]
            else:
                exact = text(selector, OA.exact)
        if field != "keywords":
            quotes.append([cut, exact])
    return {"papers": papers, "concepts": concepts, "quotes": quotes, "triples": len(graph)}


def main(folder, schema):
    schema = json.loads(Path(schema).read_text("utf-8"))
    readers = {
        ".graphml": lambda path: network(networkx.read_graphml(path)),
        ".gexf": lambda path: network(networkx.read_gexf(path)),
        ".vosviewer.json": lambda path: vosviewer(path, schema),
        ".csv": csv,
        ".parquet": parquet,
        ".ttl": turtle,
    }
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        for ending, read in readers.items():
            if path.name.endswith(ending):
                try:
                    found[path.relative_to(folder).as_posix()] = read(path)
                except Exception as error:
                    raise RuntimeError(f"{path.name}: {error}") from error
                break
    json.dump(found, sys.stdout)


main(*sys.argv[1:])
