import type { ReactNode } from 'react';
import { Link } from '../navigation.js';

export interface ListedPaper {
  readonly id: string;
  readonly title: string;
  readonly year?: number | null;
  readonly venue?: string | null;
}

/** The title of a paper as a link, with year and venue where they are known. */
export function PaperLine({ paper, children }: { readonly paper: ListedPaper; readonly children?: ReactNode }) {
  const published = [paper.venue, paper.year].filter((part) => part != null && part !== '').join(', ');
  return (
    <>
      <Link to={{ page: 'paper', id: paper.id }} className="paper-title">
        {paper.title}
      </Link>
      {published && <span className="quiet"> {published}</span>}
      {children}
    </>
  );
}
