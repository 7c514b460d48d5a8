import { useState, type RefCallback } from 'react';

const measure =
  (tell: (width: number) => void): RefCallback<HTMLElement> =>
  (element) => {
    if (!element) return;
    const observer = new ResizeObserver(() => tell(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  };

/** Width of an element in CSS pixels as it is now, 0 before it is there; and the `ref` for it. */
export function useWidth(): readonly [width: number, place: RefCallback<HTMLElement>] {
  const [width, tell] = useState(0);
  const [place] = useState(() => measure(tell));
  return [width, place];
}
