import type { ReactNode } from 'react';
import { useWidth } from './use-width.js';

interface PanelProps {
  readonly title: string;
  /** How to read it, in a sentence. */
  readonly note: ReactNode;
  /** The numbers of the drawing, the first cell of each row naming it; without rows, `empty` stands in its place. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly empty: string;
  /** The drawing, in as many CSS pixels as there is room for. */
  readonly children: (width: number) => ReactNode;
}

/** A drawing with its title, and beside it the same as a table. */
export function Panel({ title, note, columns, rows, empty, children }: PanelProps) {
  const [width, place] = useWidth();
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="empty">{empty}</p>
      ) : (
        <>
          <p className="note">{note}</p>
          <div className="beside">
            <div className="drawing" ref={place}>
              {width > 0 && children(width)}
            </div>
            <div className="table" role="region" aria-label={`${title}: table`} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(([name, ...cells]) => (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      {cells.map((cell, at) => (
                        <td key={at}>{cell}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        </>
      )}
    </section>
  );
}
