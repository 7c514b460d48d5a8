import { conceptLink } from '../parts/concept-link.js';
import type { Share } from './reasons.js';

const HEIGHT = 10;

/** Shares of a score as one bar, each named below it. The bar is as long as the score. */
export function ShareBar({ shares, score }: { readonly shares: readonly Share[]; readonly score: number }) {
  let at = 0;
  return (
    <div className="shares">
      <svg
        className="share-bar"
        viewBox={`0 0 100 ${HEIGHT}`}
        height={HEIGHT}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect width="100" height={HEIGHT} className="share-ground" />
        {shares.map(({ name, percent, rest }, index) => {
          const width = percent * score;
          const x = at;
          at += width;
          return (
            <rect key={name} x={x} width={width} height={HEIGHT} className={rest ? 'share-rest' : `share-${index}`}>
              <title>{`${name} ${percent.toFixed(0)} %`}</title>
            </rect>
          );
        })}
      </svg>
      <ul aria-label="Why">
        {shares.map(({ name, conceptId, percent, rest }, index) => (
          <li key={name}>
            <svg width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" rx="2" className={rest ? 'share-rest' : `share-${index}`} />
            </svg>
            {conceptId === null ? <span>{name}</span> : conceptLink({ id: conceptId, name })}
            <small className="quiet">{percent.toFixed(0)} %</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
