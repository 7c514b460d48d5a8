import { useLayoutEffect, useRef } from 'react';

export interface TipPlace {
  /** In the window, CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** The first is set off. */
  readonly lines: readonly string[];
}

const GAP = 14;

/** A small box beside the pointer, within the window. Whatever it says stands elsewhere on the page too. */
export function Tip({ place, id }: { readonly place: TipPlace | null; readonly id?: string }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !place) return;
    const { width, height } = element.getBoundingClientRect();
    const left = Math.max(8, Math.min(place.x + GAP, window.innerWidth - width - 8));
    const top = place.y + GAP + height > window.innerHeight ? place.y - GAP - height : place.y + GAP;
    element.style.left = `${left}px`;
    element.style.top = `${Math.max(8, top)}px`;
  });
  if (!place) return null;
  const [name, ...lines] = place.lines;
  return (
    <div ref={box} id={id} role="tooltip" className="tip">
      <strong>{name}</strong>
      {lines.map((line, at) => (
        <span key={at}>{line}</span>
      ))}
    </div>
  );
}
