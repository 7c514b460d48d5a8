import { useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';
import { addressOf, viewOf, type View } from './address.js';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** What the address says is to be shown. */
export function useView(): View {
  return viewOf(useSyncExternalStore(subscribe, () => window.location.search));
}

/** Shows a view. With `replace`, going back does not return to the one before: for controls of one page. */
export function show(view: View, { replace = false } = {}): void {
  window.history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(view));
  if (!replace) window.scrollTo(0, 0);
  for (const listener of listeners) listener();
}

interface LinkProps {
  readonly to: View;
  readonly className?: string;
  readonly current?: boolean;
  /** Id of the element that says more about it. */
  readonly describedBy?: string;
  readonly children: ReactNode;
}

/** A link to a view; with a modifier key it opens as links do. */
export function Link({ to, className, current, describedBy, children }: LinkProps) {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(to);
  };
  return (
    <a
      href={addressOf(to)}
      className={className}
      aria-current={current ? 'page' : undefined}
      aria-describedby={describedBy}
      onClick={follow}
    >
      {children}
    </a>
  );
}
