import { useId } from 'react';
import { MEASURES, type Surroundings } from '../address.js';
import { MEASURE_NAMES } from '../words.js';

interface ControlsProps extends Surroundings {
  readonly onChange: (changed: Partial<Surroundings>) => void;
}

const MOST = [30, 60, 120, 250, 500];

/** How far the drawing goes, and by what. */
export function Controls({ measure, depth, minCount, maxNodes, onChange }: ControlsProps) {
  const id = useId();
  return (
    <div className="controls">
      <p>
        <label htmlFor={`${id}-measure`}>Strength by</label>
        <select
          id={`${id}-measure`}
          value={measure}
          onChange={(event) => onChange({ measure: MEASURES.find((name) => name === event.target.value) })}
        >
          {MEASURES.map((name) => (
            <option key={name} value={name}>
              {MEASURE_NAMES[name]}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor={`${id}-depth`}>Hops</label>
        <select id={`${id}-depth`} value={depth} onChange={(event) => onChange({ depth: Number(event.target.value) })}>
          {[1, 2, 3, 4].map((hops) => (
            <option key={hops}>{hops}</option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor={`${id}-least`}>Common papers, at least</label>
        <input
          id={`${id}-least`}
          type="number"
          min={1}
          value={minCount}
          onChange={(event) => {
            const least = event.target.valueAsNumber;
            if (Number.isInteger(least) && least >= 1) onChange({ minCount: least });
          }}
        />
      </p>
      <p>
        <label htmlFor={`${id}-most`}>Concepts, at most</label>
        <select
          id={`${id}-most`}
          value={maxNodes}
          onChange={(event) => onChange({ maxNodes: Number(event.target.value) })}
        >
          {(MOST.includes(maxNodes) ? MOST : [...MOST, maxNodes].sort((a, b) => a - b)).map((most) => (
            <option key={most}>{most}</option>
          ))}
        </select>
      </p>
    </div>
  );
}
