import { useId, type ReactNode } from 'react';
import type { OverviewQuery } from './documents.js';
import type { Filter } from './filter.js';
import { whole } from './numbers.js';

interface FilterBarProps {
  readonly overview: OverviewQuery;
  readonly filter: Filter;
  readonly change: (to: Filter) => void;
}

/** Years, concept and venue to choose from: one filter for all that the dashboard shows. */
export function FilterBar({ overview, filter, change }: FilterBarProps) {
  const years = overview.allYears.groups.map(({ keys }) => Number(keys[0]!.value)).sort((a, b) => a - b);
  const yearOptions = years.map((year) => <option key={year}>{year}</option>);
  const year = (value: string): number | null => (value === '' ? null : Number(value));
  return (
    <form className="filter" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label="From"
        value={filter.from}
        any="the first year"
        choose={(to) => change({ ...filter, from: year(to) })}
      >
        {yearOptions}
      </Choice>
      <Choice label="To" value={filter.to} any="the last year" choose={(to) => change({ ...filter, to: year(to) })}>
        {yearOptions}
      </Choice>
      <Choice
        label="Concept"
        value={filter.concept}
        any="any"
        choose={(to) => change({ ...filter, concept: to || null })}
      >
        {overview.allConcepts.groups.map(({ count, keys: [key] }) => (
          <option key={key!.value} value={key!.value}>
            {key!.label} ({whole(count)})
          </option>
        ))}
      </Choice>
      <Choice label="Venue" value={filter.venue} any="any" choose={(to) => change({ ...filter, venue: to || null })}>
        {overview.allVenues.groups.map(({ count, keys: [key] }) => (
          <option key={key!.value} value={key!.value}>
            {key!.value} ({whole(count)})
          </option>
        ))}
      </Choice>
      <button type="button" onClick={() => change({ from: null, to: null, concept: null, venue: null })}>
        All papers
      </button>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | number | null;
  readonly any: string;
  readonly choose: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, any, choose, children }: ChoiceProps) {
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{any}</option>
        {children}
      </select>
    </p>
  );
}
