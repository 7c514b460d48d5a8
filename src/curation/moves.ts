import type { CurationEntry, MovedMention } from '../model/curation.js';
import type { Mention } from '../model/extraction.js';

/** Moved mentions that an entry lists. */
const MAX_MOVED = 100;

/** What an operation does to the mentions of a graph, gathered mention by mention. */
export class Moves {
  private readonly before = new Map<string, number>();
  private readonly after = new Map<string, number>();
  private readonly moved: MovedMention[] = [];
  private movedCount = 0;
  private readonly touched = new Set<string>();

  /** Mentions of one paper, papers by id: what each is shown under before and after; null: it is not shown. */
  add(mentions: readonly { mention: Mention; from: string | null; to: string | null }[]): void {
    for (const { from, to } of mentions) {
      count(this.before, from);
      count(this.after, to);
    }
    const moved = mentions.filter(({ from, to }) => from !== to);
    this.movedCount += moved.length;
    for (const { from, to } of moved) for (const id of [from, to]) if (id !== null) this.touched.add(id);
    const listed = [...moved].sort((a, b) => (placeOf(a.mention) < placeOf(b.mention) ? -1 : 1));
    for (const { mention, from, to } of listed.slice(0, MAX_MOVED - this.moved.length)) {
      const { paperId, field, start, surface } = mention;
      this.moved.push({ paperId, field, start, surface, from, to });
    }
  }

  /** For the log: these concepts, and those that mentions came to or went from; the first 100 mentions that moved. */
  report(concepts: readonly string[]): Pick<CurationEntry, 'effects' | 'moved' | 'movedCount'> {
    const effects = [...new Set([...this.touched, ...concepts])].sort().map((conceptId) => ({
      conceptId,
      before: this.before.get(conceptId) ?? 0,
      after: this.after.get(conceptId) ?? 0,
    }));
    return { effects, moved: this.moved, movedCount: this.movedCount };
  }
}

function count(counts: Map<string, number>, id: string | null): void {
  if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
}

function placeOf({ field, start, end }: Mention): string {
  return `${field} ${String(start).padStart(9, '0')} ${end}`;
}
