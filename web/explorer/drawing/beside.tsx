import { useState, type ReactNode } from 'react';

interface BesideProps {
  /** The numbers of the drawing. */
  readonly table: ReactNode;
  readonly children: ReactNode;
}

/** A drawing and its table: side by side where there is room, else the table folded below it. */
export function Beside({ table, children }: BesideProps) {
  const [wide] = useState(() => matchMedia('(min-width: 64rem)').matches);
  return (
    <div className="beside">
      <div>{children}</div>
      <details open={wide}>
        <summary>The same as a table</summary>
        {table}
      </details>
    </div>
  );
}
