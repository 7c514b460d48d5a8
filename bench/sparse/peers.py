"""One contender in Python, on one thread: peers.py <job>.

Answers each line on stdin (`check` or `time`) with a line of JSON. Matrices are raw int32 files; presence has ones.
"""

import gc
import json
import resource
import sys
import time
from importlib.metadata import version

import numpy as np
import scipy.sparse as sparse

CHUNK = 1000


def checksum(size, rows):
    """As checksum.js: `rows(first, last)` gives row, column and count of the entries of these rows."""
    pairs = total = places = 0
    for first in range(0, size, CHUNK):
        i, j, count = rows(first, min(size, first + CHUNK))
        upper = j > i
        i, j, count = i[upper].astype(np.int64), j[upper].astype(np.int64), count[upper].astype(np.int64)
        pairs += len(count)
        total += int(count.sum())
        places += int((count * ((i * 31 + j * 17) % 1009)).sum())
    return {"pairs": pairs, "sum": total, "places": places}


def rows_of(indptr, indices, values):
    def rows(first, last):
        start, end = indptr[first], indptr[last]
        i = np.repeat(np.arange(first, last), np.diff(indptr[first : last + 1]))
        return i, indices[start:end], values[start:end]

    return rows


def scipy_gram(indptr, indices, job):
    """The whole product; float32, which is exact to 2^24, multiplies as fast as int32."""
    shape = (job["rows"], job["columns"])
    a = sparse.csr_matrix((np.ones(len(indices), np.float32), indices, indptr), shape=shape)

    def time():
        return a.T.tocsr() @ a

    def check():
        c = time()
        return checksum(job["columns"], rows_of(c.indptr, c.indices, c.data))

    return check, time, ["numpy", "scipy"]


def graphblas_gram(indptr, indices, job):
    """The whole product over the semiring that counts pairs."""
    import graphblas as gb

    gb.ss.config["nthreads"] = 1
    a = gb.Matrix.from_csr(indptr, indices, np.ones(len(indices), np.int32), nrows=job["rows"], ncols=job["columns"])

    def time():
        c = a.T.mxm(a, gb.semiring.plus_pair).new(gb.dtypes.INT32)
        c.wait("materialize")
        return c

    def check():
        c = time().ss.export("csr", sort=False)
        return checksum(job["columns"], rows_of(c["indptr"].astype(np.int64), c["col_indices"], c["values"]))

    return check, time, ["suitesparse-graphblas", "python-graphblas"]


def topn_rows(indptr, indices, job):
    """The best 11 of every row, its own among them; weights and norms are not part of the time."""
    from sparse_dot_topn import sp_matmul_topn

    shape = (job["rows"], job["columns"])
    df = np.bincount(indices, minlength=job["columns"])
    idf = np.log(1 + job["rows"] / np.maximum(df, 1)).astype(np.float32)
    a = sparse.csr_matrix((idf[indices], indices, indptr), shape=shape)
    norms = np.sqrt(np.add.reduceat(a.data.astype(np.float64) ** 2, indptr[:-1]))
    a.data = (a.data / np.repeat(norms, np.diff(indptr))).astype(np.float32)

    def time():
        return sp_matmul_topn(a, a.T, top_n=11, sort=True, n_threads=1)

    def check():
        c = time()
        scores = np.zeros((job["rows"], 11), np.float32)
        lengths = np.diff(c.indptr)
        i = np.repeat(np.arange(job["rows"]), lengths)
        scores[i, np.arange(len(i)) - np.repeat(c.indptr[:-1], lengths)] = c.data
        scores[:, 1:].tofile(job["scores"])  # the best score is 1: the row itself, or one like it
        return {"scores": job["scores"]}

    return check, time, ["numpy", "sparse-dot-topn"]


def say(answer):
    print(json.dumps(answer), flush=True)


def main():
    job = json.loads(sys.argv[1])
    matrix = job["matrix"]
    indptr, indices = (np.fromfile(matrix[name], np.int32) for name in ("indptr", "indices"))
    work = globals()[job["work"]]
    check, timed, packages = work(indptr, indices, {**matrix, "scores": job.get("scores")})
    say({"absent": None, "versions": {name: version(name) for name in packages}})
    for line in sys.stdin:
        gc.collect()
        start = time.perf_counter()
        answer = check() if line.strip() == "check" else timed()
        seconds = time.perf_counter() - start
        unit = 1 if sys.platform == "darwin" else 1024
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
        say({"seconds": seconds, **(answer if isinstance(answer, dict) else {}), "peak": peak})
        del answer


if __name__ == "__main__":
    main()
