import { useEffect, useRef } from 'react';
import { show } from '../navigation.js';
import { Combobox } from './combobox.js';
import { viewOfChoice } from './suggestion.js';

/** The search of the whole graph: a choice opens its page, other words open the results. `/` goes to it. */
export function SearchBox({ initial, autoFocus }: { readonly initial?: string; readonly autoFocus?: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      place.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <div role="search" ref={place} className="search-box">
      <Combobox
        label="Search papers and concepts"
        placeholder="Search papers, concepts, abbreviations"
        initial={initial}
        autoFocus={autoFocus}
        onChoose={(choice) => show(viewOfChoice(choice))}
        onWords={(query) => show({ page: 'search', query })}
      />
    </div>
  );
}
