import { splitSentences, type TextSpan } from './sentences.js';

/** What a sentence of an abstract tells: what is asked, how it is done, or what was found. */
export const SENTENCE_ROLES = ['problem', 'method', 'result'] as const;
export type SentenceRole = (typeof SENTENCE_ROLES)[number];

export interface Sentence extends TextSpan {
  role: SentenceRole;
}

/** Where in an abstract (0 to 1) each role has its place, and how fast it gets less likely away from there. */
const PLACES = [
  { center: 0, slope: 1.5 },
  { center: 0.5, slope: 2 },
  { center: 1, slope: 1.5 },
] as const;
/** What a cue weighs against the place, and how many of a role count in one sentence. */
const CUE_WEIGHT = 0.3;
const MOST_CUES = 2;

const CUES: readonly RegExp[] = [
  '(?:however|unfortunately|despite|whether|increasingly|challeng(?:e|es|ing)|little is known|lack of|limited|suffers?|' +
    'remains? (?:an? )?(?:open|difficult|unclear)|recent(?:ly| years)|traditional(?:ly)?|problem of|aims? to|goal|' +
    'existing (?:methods|approaches|work|models)|previous(?:ly| work| methods)|ha(?:s|ve) been (?:widely|extensively)|' +
    'is an? (?:important|fundamental|key|crucial)|most (?:of )?(?:existing|current|previous)|' +
    'we (?:address|study|consider|tackle|investigate|focus on|explore))',
  '(?:we (?:propose|present|introduce|develop|describe|design|use|apply|employ|train|adopt|extend|formulate|model|build|' +
    'construct|combine|exploit|leverage|first|then|collect|create|annotate|implement|define)|novel|based on|consists of|' +
    'is (?:proposed|presented|introduced|described)|are (?:extracted|used|trained|combined)|using an?|' +
    '(?:our|the proposed|this) (?:method|approach|model|algorithm|framework|system|architecture)|' +
    'by (?:using|means of|combining|learning)|in this (?:paper|work|article))',
  '(?:results? (?:show|demonstrate|indicate|suggest|reveal|on)|experiment(?:s|al|ally)?|findings|suggests? that|' +
    'we (?:show|find|found|demonstrate|observe|achieve|obtain|report|conclude|prove|evaluate)|outperforms?|' +
    'state[- ]of[- ]the[- ]art|improve(?:s|ment|ments|d)?|accuracy|significant(?:ly)?|achiev(?:e|es|ed|ing)|' +
    'evaluat(?:e|ed|ion)|compared (?:to|with)|baselines?|performance|superior|effective(?:ness)?|bleu|f1|f-score)',
].map((words) => new RegExp(`\\b${words}\\b`, 'gi'));

/**
 * The sentences of an abstract with their roles, by place and cue words: the first third rather tells the problem, the
 * middle the method, the last the result. A heuristic for English; of equal roles the first. Linear in the text.
 */
export function sentencesOf(abstract: string): Sentence[] {
  const spans = splitSentences(abstract);
  return spans.map(({ start, end }, at) => {
    const text = abstract.slice(start, end);
    const place = (at + 0.5) / spans.length;
    const scores = PLACES.map(({ center, slope }, role) => {
      const cues = Math.min(MOST_CUES, text.match(CUES[role])?.length ?? 0);
      return Math.max(0, 1 - slope * Math.abs(place - center)) + CUE_WEIGHT * cues;
    });
    return { start, end, role: SENTENCE_ROLES[scores.indexOf(Math.max(...scores))] };
  });
}
