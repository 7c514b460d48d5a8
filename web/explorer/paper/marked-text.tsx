import { useId, useState } from 'react';
import { conceptView } from '../address.js';
import type { ExtractionMethod } from '../documents.js';
import { Link } from '../navigation.js';
import { Tip, type TipPlace } from '../parts/tip.js';
import { METHOD_NAMES, percent } from '../words.js';
import { piecesOf, type Span } from './marks.js';

/** A place in a text that speaks of a concept. */
export interface TextMark extends Span {
  readonly concept: { readonly id: string; readonly name: string };
  readonly method: ExtractionMethod;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A text with its mentions as links: pointed at, or come to by keyboard, each says its concept, how it was found and how sure. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly TextMark[] }) {
  const id = useId();
  const [tip, setTip] = useState<(TipPlace & { at: number }) | null>(null);
  const tell = (at: number, own: readonly TextMark[], element: Element): void => {
    const { left, bottom } = element.getClientRects()[0]!;
    const lines = own.flatMap(({ concept, method, confidence }) => [
      concept.name,
      `${METHOD_NAMES[method]}, ${percent(confidence)} sure`,
    ]);
    setTip({ at, x: left - 14, y: bottom - 8, lines });
  };
  return (
    <>
      {piecesOf(text, marks).map((piece, at) => {
        const [mark] = piece.marks;
        if (!mark) return piece.text;
        return (
          <span
            key={at}
            className={`mention method-${mark.method.toLowerCase().replace('_', '-')}`}
            onPointerEnter={(event) => tell(at, piece.marks, event.currentTarget)}
            onPointerLeave={() => setTip(null)}
            onFocus={(event) => tell(at, piece.marks, event.currentTarget)}
            onBlur={() => setTip(null)}
          >
            <Link to={conceptView(mark.concept.id)} describedBy={tip?.at === at ? id : undefined}>
              {piece.text}
            </Link>
          </span>
        );
      })}
      <Tip place={tip} id={id} />
    </>
  );
}
