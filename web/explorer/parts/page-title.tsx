import { useEffect, type ReactNode } from 'react';

interface PageTitleProps {
  /** What sort of page it is, in a word or two above the title. */
  readonly over?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
}

/** The heading of a page, and the title of its tab. */
export function PageTitle({ over, title, children }: PageTitleProps) {
  useEffect(() => {
    document.title = `${title} · papergraph`;
  }, [title]);
  return (
    <div className="page-title">
      {over && <p className="over">{over}</p>}
      <h1>{title}</h1>
      {children}
    </div>
  );
}
