import type { OverviewQuery } from '../documents.js';
import { whole } from '../numbers.js';
import { spanName } from '../periods.js';

/** How many papers, concepts, venues and authors there are, and of which years. */
export function Counts({ overview }: { readonly overview: OverviewQuery }) {
  const { years, concepts, venues, authors, allYears } = overview;
  const known = years.groups.map(({ keys }) => Number(keys[0]!.value));
  const span = known.length > 0 ? spanName({ from: Math.min(...known), to: Math.max(...known) }) : 'not known';
  const papers = years.total < allYears.total ? `of ${whole(allYears.total)} papers` : 'papers';
  return (
    <dl className="counts">
      <Count name={papers} value={whole(years.total)} />
      <Count name="concepts" value={whole(concepts.groupCount)} />
      <Count name="venues" value={whole(venues.groupCount)} />
      <Count name="authors" value={whole(authors.groupCount)} />
      <Count
        name={years.unknownCount > 0 ? `years; ${whole(years.unknownCount)} papers without` : 'years'}
        value={span}
      />
    </dl>
  );
}

function Count({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
