import { compared, metricsOf } from '../compare.js';
import { CSFCUBE_FILES, readCsfcube } from '../csfcube.js';
import { KEYWORDS_FILE, readKeywordProxy } from '../author-keywords.js';
import { productOf } from '../product.js';
import { SublinearTfIdf } from '../tf-idf.js';

function rowOf({ name, task, needs, read, withAspect, must, aim }) {
  return {
    ...{ name, task, needs, must, aim },
    async run({ data, provider }) {
      const { papers, queries } = read(data);
      const product = await productOf(papers, provider);
      const peer = new SublinearTfIdf(papers);
      const ours = metricsOf(queries, ({ paper, aspect }) => product.scores(paper, withAspect ? aspect : null));
      return compared(
        ours,
        metricsOf(queries, ({ paper }) => peer.scores(paper)),
      );
    },
  };
}

const csfcube = { needs: CSFCUBE_FILES, read: readCsfcube };

export const wholePaper = rowOf({
  ...csfcube,
  name: 'csfcube',
  task: 'CSFCube, 24 query × facet, without aspect',
  withAspect: false,
  must: { map: 0 },
  aim: { map: 3 },
});

export const byAspect = rowOf({
  ...csfcube,
  name: 'csfcube-aspect',
  task: 'CSFCube, 24 query × facet, by aspect',
  withAspect: true,
  must: { map: 2, ndcg: 2 },
  aim: { map: 5 },
});

export const keywordProxy = rowOf({
  name: 'keyword-proxy',
  task: 'papers that share a rare author keyword',
  needs: [KEYWORDS_FILE],
  read: readKeywordProxy,
  withAspect: false,
  must: { map: 1.5 },
  aim: { map: 3 },
});
