interface QuoteProps {
  readonly text: string;
  /** UTF-16 offsets of what is marked, in order, none within another. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** A piece of a text with some of its words marked. */
export function Quote({ text, spans }: QuoteProps) {
  let at = 0;
  const parts = spans.flatMap(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <mark key={start}>{text.slice(start, end)}</mark>];
  });
  return (
    <q className="quote">
      {parts}
      {text.slice(at)}
    </q>
  );
}
