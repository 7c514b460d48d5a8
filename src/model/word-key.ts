// eslint-disable-next-line no-control-regex
const NOT_ASCII = /[^\x00-\x7f]/;

/** The key of one word: no accents, apostrophes, joints; lower case, American, singular. */
export function wordKey(word: string): string {
  let plain = word;
  if (NOT_ASCII.test(plain)) {
    plain = plain
      .normalize('NFKD')
      .replace(/[\p{M}\u00ad\u200b-\u200d\u2060]+/gu, '')
      .replace(/ø/g, 'o')
      .replace(/Ø/g, 'O')
      .replace(/ł/g, 'l')
      .replace(/Ł/g, 'L')
      .replace(/ß/g, 'ss')
      .replace(/æ/g, 'ae')
      .replace(/œ/g, 'oe')
      .replace(/[^\p{L}\p{N}'_.,-]+/gu, '');
  }
  plain = plain.replace(/^ell_/i, 'l').replace(/['’ʼ_.,-]/g, '');
  return singular(american(/[A-Z0-9]s$/.test(plain) ? plain.slice(0, -1).toLowerCase() : plain.toLowerCase()));
}

const BRITISH_WORDS =
  /^(behaviour|colour|neighbour|tumour|labour|favour|flavour|humour|rumour|honour|harbour)|(centre|fibre|metre|litre|theatre)(?=s?$)/;
const DOUBLED_L = /(?<=(?:mod|lab|trav|chann|canc|tunn|lev|mark|sign|equ)(?:e|a))ll(?=ing$|ings$|ed$|er$|ers$)/;
// Stems whose -ise is no British -ize.
const TRUE_ISE =
  /(?:superv|adv|rev|dev|improv|telev|exerc|franch|(?:com|sur|ap|enter)pr|^a?r|^(?:pre|con|ex|circum)c|^(?:compro|pre|pro|sur|de)m|^(?:des)?p)is(?:ed|ing|ers?)$/;

/** American spelling of a lower-case word, for the patterns that science writes both ways. */
function american(word: string): string {
  if (word.length < 6) return word;
  let result = word;
  if (result.includes('our') || result.includes('tre') || result.includes('bre')) {
    result = result.replace(BRITISH_WORDS, (part) =>
      part.endsWith('our') ? `${part.slice(0, -3)}or` : `${part.slice(0, -2)}er`,
    );
  }
  if (result.includes('ll')) result = result.replace(DOUBLED_L, 'l');
  if (result.includes('isation')) return result.replace('isation', 'ization');
  if (/[^aeou]is(?:ed|ing|ers?)$/.test(result) && !TRUE_ISE.test(result)) {
    return result.replace(/is(ed|ing|ers?)$/, 'iz$1');
  }
  return result;
}

const IRREGULAR = new Map(
  (
    'analyses:analysis bases:basis hypotheses:hypothesis theses:thesis syntheses:synthesis axes:axis crises:crisis ' +
    'parentheses:parenthesis diagnoses:diagnosis emphases:emphasis prognoses:prognosis metastases:metastasis ' +
    'ellipses:ellipse matrices:matrix vertices:vertex indices:index appendices:appendix simplices:simplex ' +
    'vortices:vortex cortices:cortex apices:apex vertexes:vertex criteria:criterion phenomena:phenomenon ' +
    'corpora:corpus minima:minimum maxima:maximum optima:optimum extrema:extremum spectra:spectrum strata:stratum ' +
    'quanta:quantum momenta:momentum schemata:schema lemmata:lemma stigmata:stigma formulae:formula ' +
    'vertebrae:vertebra polyhedra:polyhedron automata:automaton genera:genus loci:locus foci:focus radii:radius ' +
    'stimuli:stimulus nuclei:nucleus moduli:modulus calculi:calculus tori:torus bacteria:bacterium ' +
    'children:child men:man women:woman mice:mouse feet:foot teeth:tooth geese:goose leaves:leaf halves:half ' +
    'knives:knife wolves:wolf shelves:shelf selves:self lives:life wives:wife thieves:thief loaves:loaf ' +
    'caches:cache niches:niche avalanches:avalanche headaches:headache psyches:psyche movies:movie ' +
    'cookies:cookie calories:calorie selfies:selfie rookies:rookie zombies:zombie ties:tie lies:lie dies:die ' +
    'pies:pie biases:bias debiases:debias gases:gas aliases:alias canvases:canvas atlases:atlas lenses:lens viruses:virus ' +
    'statuses:status focuses:focus buses:bus campuses:campus bonuses:bonus corpuses:corpus censuses:census ' +
    'consensuses:consensus toruses:torus modulus:modulus geniuses:genius apparatuses:apparatus ' +
    'syllabuses:syllabus thesauruses:thesaurus thesauri:thesaurus quizzes:quiz echoes:echo heroes:hero vetoes:veto ' +
    'potatoes:potato tomatoes:tomato torpedoes:torpedo volcanoes:volcano mosquitoes:mosquito cargoes:cargo ' +
    'ids:id ads:ad gpus:gpu cpus:cpu tpus:tpu npus:npu relus:relu gelus:gelu elus:elu grus:gru menus:menu apis:api ' +
    'tris:tri bits:bit pros:pro ' +
    'labelings:labeling'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

const UNCHANGED = new Set(
  (
    'series species means bias debias atlas canvas alias gas pancreas whereas texas lens news always perhaps has was ' +
    'chaos cosmos ethos pathos kudos bayes gibbs stokes gauss james jones adams williams charles hughes davies hopkins ' +
    'reuters graves wales athens paris jenkins hayes rogers peters mathews keras pandas pytorchs corps does goes ' +
    'physics mathematics linguistics dynamics hydrodynamics thermodynamics semantics pragmatics economics ' +
    'econometrics genetics robotics mechanics ethics bioethics analytics kinetics phonetics genomics proteomics ' +
    'informatics bioinformatics cybernetics acoustics aerodynamics biometrics psychometrics optics forensics politics ' +
    'electronics photonics ergonomics aesthetics stylistics mnemonics logistics athletics obstetrics pediatrics ' +
    'metaphysics genomics transcriptomics metabolomics epigenetics cosmetics ' +
    'kmeans cmeans sometimes besides less across thus plus minus versus towards afterwards upwards downwards ' +
    'hundreds christmas mars odds alps yes us this its his hers ours yours theirs themselves ourselves dress'
  ).split(' '),
);

/**
 * The singular of an English noun in lower case; a word that is no plural comes back as it is. Made for comparing: the
 * same word gives the same answer on both sides, also where English would disagree (`shows` → `show`).
 */
function singular(word: string): string {
  if (/[A-Z0-9]s$/.test(word)) return word.slice(0, -1);
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (!word.endsWith('s')) {
    if (word.length > 7) {
      for (const [plural, one] of LATIN_ENDINGS) {
        if (word.endsWith(plural)) return word.slice(0, -plural.length) + one;
      }
    }
    return word;
  }
  if (word.length <= 3 || UNCHANGED.has(word) || /(?:ss|us|is|[^a-z]s)$/.test(word)) return word;
  for (const [plural, one] of COMPOUND_ENDINGS) {
    if (word.endsWith(plural)) return word.slice(0, -plural.length) + one;
  }
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

// Endings of words built on an irregular one: "submatrices", "meta-analyses", "hyperplanes" need no entry each.
const LATIN_ENDINGS: readonly [string, string][] = [
  ['corpora', 'corpus'],
  ['automata', 'automaton'],
  ['phenomena', 'phenomenon'],
  ['criteria', 'criterion'],
];
const COMPOUND_ENDINGS: readonly [string, string][] = [
  ['series', 'series'],
  ['analyses', 'analysis'],
  ['hypotheses', 'hypothesis'],
  ['syntheses', 'synthesis'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['indices', 'index'],
  ['dynamics', 'dynamics'],
  ['physics', 'physics'],
  ['linguistics', 'linguistics'],
  ['biases', 'bias'],
];
