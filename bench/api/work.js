/** What each contender is asked; every request of one work asks for other ids, in the same order for all. */

const NODE = 'id title year';

/** `ours` and `peer` make a request of ids; `same` makes of either answer what must agree. */
export const WORK = {
  list: {
    title: '20 papers with their top 5 concepts',
    asks: { kind: 'papers', each: 20 },
    ours: {
      query: `query($ids: [ID!]!) { nodes(ids: $ids) { ... on Paper { ${NODE} concepts(first: 5) { edges { weight node { id name } } } } } }`,
      variables: (ids) => ({ ids }),
    },
    peer: {
      query: `query($ids: [ID!]!) { papers(where: { id: { in: $ids } }, sort: [{ id: ASC }]) { ${NODE}
        conceptsConnection(first: 5, sort: [{ edge: { weight: DESC } }, { node: { id: ASC } }]) { edges { properties { weight } node { id name } } } } }`,
      variables: (ids) => ({ ids }),
    },
    same: ({ nodes, papers }) =>
      (nodes ?? papers)
        .map(({ id, title, year, concepts, conceptsConnection }) => {
          const edges = (concepts ?? conceptsConnection).edges.map(edgeOf);
          return { id, title, year, edges };
        })
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
  },
  concept: {
    title: 'a concept with its first 20 papers',
    asks: { kind: 'concepts', each: 1 },
    ours: {
      query: `query($id: ID!) { concept(id: $id) { id name papers(first: 20, includeNarrower: false) { edges { weight node { ${NODE} } } } } }`,
      variables: ([id]) => ({ id }),
    },
    peer: {
      query: `query($id: ID!) { concepts(where: { id: { eq: $id } }) { id name
        papersConnection(first: 20, sort: [{ edge: { weight: DESC } }, { node: { id: ASC } }]) { edges { properties { weight } node { ${NODE} } } } } }`,
      variables: ([id]) => ({ id }),
    },
    same: ({ concept, concepts }) => {
      const { id, name, papers, papersConnection } = concept ?? concepts[0];
      return { id, name, edges: (papers ?? papersConnection).edges.map(edgeOf) };
    },
  },
  paper: {
    title: 'one paper by id',
    asks: { kind: 'papers', each: 1 },
    ours: {
      query: 'query($id: ID!) { paper(id: $id) { id title abstract authors year venue } }',
      variables: ([id]) => ({ id }),
    },
    peer: {
      query: 'query($id: ID!) { papers(where: { id: { eq: $id } }) { id title abstract authors year venue } }',
      variables: ([id]) => ({ id }),
    },
    same: ({ paper, papers }) => paper ?? papers[0],
  },
  nested: {
    title: 'nested 20 × 5 list without store work',
    asks: { kind: 'broad', each: 20 },
    ours: {
      query:
        'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Concept { name kind narrower { id name kind } } } }',
      variables: (ids) => ({ ids }),
    },
    same: (data) => data,
  },
};
WORK.nested.peer = WORK.nested.ours;

/** Both stores keep weights as they like: they agree to 6 digits. */
function edgeOf({ weight, properties, node }) {
  return { ...node, weight: Number((weight ?? properties.weight).toPrecision(6)) };
}

/** So many bodies of requests of one work, from ids by kind. */
export function bodiesOf({ asks: { kind, each } }, { query, variables }, ids, count) {
  const pool = ids[kind];
  const step = Math.max(1, Math.floor(pool.length / count));
  return Array.from({ length: count }, (_, at) => {
    const some = Array.from({ length: each }, (_, i) => pool[(at * step + i * 7) % pool.length]);
    return JSON.stringify({ query, variables: variables([...new Set(some)]) });
  });
}
