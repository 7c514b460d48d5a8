"""Clusters words by what stands beside them, from coarse to fine.

Reads one text a line, a JSON list of words' keys and one of the gaps before them; writes the clusters as JSON: the finest
cluster of each word, and for each of these the path of clusters to it. Vectors are the singular vectors of positive
pointwise mutual information of words and their neighbors (Levy, Goldberg & Dagan 2015); clusters are k-means, the
coarser ones agglomerated from these.
"""

import json
import sys
from collections import Counter

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import svds
from sklearn.cluster import AgglomerativeClustering, MiniBatchKMeans

RAREST = 8
NEIGHBORS = 3000
DIMENSIONS = 60
LEVELS = [32, 128, 512]
OFFSETS = [-2, -1, 1, 2]

texts = [json.loads(line) for line in sys.stdin]
counts = Counter(word for words, _ in texts for word in words)
vocabulary = sorted((word for word, count in counts.items() if count >= RAREST), key=lambda w: (-counts[w], w))
number = {word: i for i, word in enumerate(vocabulary)}
gap_number = {gap: i for i, gap in enumerate(sorted({gap for _, gaps in texts for gap in gaps}))}

rows, columns = [], []
for words, gaps in texts:
    ids = [number.get(word, -1) for word in words]
    for i, row in enumerate(ids):
        if row < 0:
            continue
        for slot, offset in enumerate(OFFSETS):
            j = i + offset
            if 0 <= j < len(ids) and 0 <= ids[j] < NEIGHBORS:
                rows.append(row)
                columns.append(slot * NEIGHBORS + ids[j])
        rows.append(row)
        columns.append(len(OFFSETS) * NEIGHBORS + gap_number[gaps[i]])
shape = (len(vocabulary), len(OFFSETS) * NEIGHBORS + len(gap_number))
beside = coo_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape).tocsr()
beside.sum_duplicates()
total = beside.sum()
of_word = np.asarray(beside.sum(1)).ravel()
of_context = np.asarray(beside.sum(0)).ravel() ** 0.75
of_context = of_context / of_context.sum() * total
beside = beside.tocoo()
information = np.log(beside.data * total / (of_word[beside.row] * of_context[beside.col]))
positive = information > 0
matrix = coo_matrix((information[positive], (beside.row[positive], beside.col[positive])), shape=shape).tocsr()
left, values, _ = svds(matrix.astype(np.float32), k=DIMENSIONS, random_state=0)
vectors = left * np.sqrt(values)
vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9

weights = np.log(1 + np.array([counts[word] for word in vocabulary]))
means = MiniBatchKMeans(LEVELS[-1], random_state=0, n_init=2, batch_size=4096, max_iter=60)
finest = means.fit(vectors, sample_weight=weights).labels_
centers = np.array([vectors[finest == c].mean(0) if (finest == c).any() else means.cluster_centers_[c] for c in range(LEVELS[-1])])
coarser = [AgglomerativeClustering(level).fit(centers).labels_ for level in LEVELS[:-1]]
json.dump(
    {
        "words": {word: int(cluster) for word, cluster in zip(vocabulary, finest)},
        "paths": [[*(int(labels[c]) for labels in coarser), c] for c in range(LEVELS[-1])],
    },
    sys.stdout,
)
