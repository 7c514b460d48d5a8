import type { Concept } from '../model/concept.js';

/** What choosing needs of a paper. */
export interface PaperSenses {
  id: string;
  /** Concepts that it speaks of by a label of theirs alone, or by a short form that it defines; each once, ascending. */
  certain: string[];
  /** The labels of several concepts that it has, each once, with what they may mean, the first by the order of labels first. */
  shared: { label: string; senses: string[] }[];
}

/** Which concept a paper means by a shared label, and how that is known. */
export interface Choice {
  conceptId: string;
  by: 'name' | 'company' | 'nothing';
}

/** How many times as likely as any other the company must make a sense. */
export const LEAST_ODDS = 3;
/** Papers that the corpus as a whole counts for, beside those of a sense. */
const PRIOR = 1;

/**
 * What papers mean by labels that several concepts have, by paper, then label. A paper means one thing by a label (Gale,
 * Church & Yarowsky 1992): the sense that it names otherwise too, where it names one; else the one that its company speaks
 * for. Score of a sense s: the sum over the paper's certain concepts c of max(0, ln((n(s, c) + q(c)) / ((n(s) + 1) q(c)))), of
 * which n(s) counts the papers that speak of s with certainty, n(s, c) those of them that speak of c, and q(c) is the share of
 * all papers that do; a sense's broader, narrower and related concepts are the company of one more paper. It is chosen
 * where it is `leastOdds` times as likely as the next, else the first by the order of labels stands, by `nothing`.
 * A function of papers and concepts in whatever order; O(certain concepts of all papers).
 *
 * @param leastOdds in place of `LEAST_ODDS`, to measure it
 */
export function chooseSenses(
  papers: readonly PaperSenses[],
  concepts: readonly Concept[],
  leastOdds = LEAST_ODDS,
): Map<string, Map<string, Choice>> {
  const ambiguous = papers.filter(({ shared }) => shared.length > 0);
  const company = new Company(papers, concepts, new Set(ambiguous.flatMap(sensesIn)));
  const choices = new Map<string, Map<string, Choice>>();
  for (const paper of ambiguous) {
    choices.set(
      paper.id,
      new Map(paper.shared.map(({ label, senses }) => [label, choose(paper, senses, company, leastOdds)])),
    );
  }
  return choices;
}

function sensesIn({ shared }: PaperSenses): string[] {
  return shared.flatMap(({ senses }) => senses);
}

function choose({ certain }: PaperSenses, senses: readonly string[], company: Company, leastOdds: number): Choice {
  const named = senses.filter((sense) => certain.includes(sense));
  if (named.length === 1) return { conceptId: named[0], by: 'name' };
  const others = certain.filter((id) => !senses.includes(id));
  const scored = senses.map((conceptId) => ({ conceptId, score: company.speaksFor(conceptId, others) }));
  const [best, next] = scored.sort((a, b) => b.score - a.score);
  if (best.score - next.score >= Math.log(leastOdds)) return { conceptId: best.conceptId, by: 'company' };
  return { conceptId: senses[0], by: 'nothing' };
}

/** Which concepts stand beside senses. */
class Company {
  private readonly papersOf = new Map<string, number>();
  /** By sense. */
  private readonly beside = new Map<string, { papers: number; of: Map<string, number> }>();

  constructor(
    private readonly papers: readonly PaperSenses[],
    concepts: readonly Concept[],
    senses: ReadonlySet<string>,
  ) {
    for (const sense of senses) this.beside.set(sense, { papers: 0, of: new Map() });
    for (const { certain } of papers) {
      for (const id of certain) this.papersOf.set(id, (this.papersOf.get(id) ?? 0) + 1);
      for (const id of certain) this.add(id, certain);
    }
    for (const [sense, kin] of kinOf(concepts, senses)) this.add(sense, kin);
  }

  private add(sense: string, company: Iterable<string>): void {
    const beside = this.beside.get(sense);
    if (!beside) return;
    beside.papers++;
    for (const id of company) beside.of.set(id, (beside.of.get(id) ?? 0) + 1);
  }

  /** @param certain concepts that papers speak of, ascending: sums do not depend on the order of papers then */
  speaksFor(sense: string, certain: readonly string[]): number {
    const { papers, of } = this.beside.get(sense)!;
    let score = 0;
    for (const id of certain) {
      const share = (PRIOR * this.papersOf.get(id)!) / this.papers.length;
      // Company that a sense was not seen in says nothing against it.
      score += Math.max(0, Math.log(((of.get(id) ?? 0) + share) / ((papers + PRIOR) * share)));
    }
    return score;
  }
}

/** The broader, narrower and related concepts of senses that have some. */
function kinOf(concepts: readonly Concept[], senses: ReadonlySet<string>): Map<string, Set<string>> {
  const kin = new Map<string, Set<string>>();
  const link = (sense: string, other: string) => {
    if (senses.has(sense)) kin.set(sense, (kin.get(sense) ?? new Set()).add(other));
  };
  for (const { id, broader, related } of concepts) {
    for (const other of [...broader, ...related]) {
      link(id, other);
      link(other, id);
    }
  }
  return kin;
}
