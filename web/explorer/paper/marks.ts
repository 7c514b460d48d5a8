/** A place in a text: half-open UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of a text and what is marked there, the longest mark first; none where it is plain. */
export interface Piece<Mark extends Span> {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/**
 * Cuts a text where marks begin and end, so that marks may lie within or across one another. The pieces joined are the
 * text; neighbors differ in their marks.
 */
export function piecesOf<Mark extends Span>(text: string, marks: readonly Mark[]): Piece<Mark>[] {
  const inside = marks.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, at) => {
    const start = places[at]!;
    const covering = inside.filter((mark) => mark.start <= start && mark.end >= end);
    covering.sort((a, b) => b.end - b.start - (a.end - a.start));
    return { text: text.slice(start, end), marks: covering };
  });
}
