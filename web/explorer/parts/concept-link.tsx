import type { ReactNode } from 'react';
import { SURROUNDINGS, type Surroundings } from '../address.js';
import { Link } from '../navigation.js';

/** The name of a concept as a link to its page, with the drawing as it is now or as at first. */
export function conceptLink(
  { id, name }: { readonly id: string; readonly name: string },
  surroundings: Surroundings = SURROUNDINGS,
): ReactNode {
  return <Link to={{ page: 'concept', id, ...surroundings }}>{name}</Link>;
}
