import { useState, type ReactNode } from 'react';
import { playgroundAddress } from '../../shared-query.js';
import type { TypedDocumentString } from '../documents.js';
import { csv, type Table } from './csv.js';
import { download, pngFile } from './download.js';
import type { Scene } from './scene.js';
import { svgFile } from './svg-file.js';

interface FigureProps<Variables> {
  readonly title: string;
  /** Of the files, without extension. */
  readonly name: string;
  readonly table: Table;
  /** The drawing as it is when it is asked for. */
  readonly scene: () => Scene;
  /** What was asked for it. */
  readonly document: TypedDocumentString<unknown, Variables>;
  readonly variables: Variables;
  readonly children: ReactNode;
}

/** A drawing under its title, with the query behind it and its files. */
export function Figure<Variables>(props: FigureProps<Variables>) {
  const { title, name, table, scene, document, variables, children } = props;
  const [fault, setFault] = useState<string | null>(null);
  const query = { query: document.toString().trim(), variables: JSON.stringify(variables, null, 2) };
  const savePng = (): void => {
    pngFile(scene()).then(
      (blob) => download(`${name}.png`, 'image/png', blob),
      (error: Error) => setFault(error.message),
    );
  };
  return (
    <figure className="figure" aria-label={title}>
      <div className="figure-head">
        <h2>{title}</h2>
        <div className="figure-tools">
          <a href={playgroundAddress(query)}>Show the query</a>
          <button type="button" onClick={() => download(`${name}.csv`, 'text/csv', csv(table))}>
            CSV
          </button>
          <button type="button" onClick={() => download(`${name}.svg`, 'image/svg+xml', svgFile(scene()))}>
            SVG
          </button>
          <button type="button" onClick={savePng}>
            PNG
          </button>
        </div>
      </div>
      {fault && (
        <p className="refused" role="alert">
          {fault}
        </p>
      )}
      {children}
    </figure>
  );
}
