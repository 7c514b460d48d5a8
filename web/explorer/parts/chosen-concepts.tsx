import { NamesDocument } from '../documents.js';
import { Combobox } from '../search/combobox.js';
import { useQuery } from '../use-query.js';

interface ChosenConceptsProps {
  readonly ids: readonly string[];
  readonly most: number;
  readonly onChange: (ids: readonly string[]) => void;
}

/** The concepts that a drawing is of: each can be taken out, and others added by name. */
export function ChosenConcepts({ ids, most, onChange }: ChosenConceptsProps) {
  const { data } = useQuery(NamesDocument, ids.length === 0 ? null : { ids: [...ids] });
  const names = new Map(
    data?.nodes.flatMap((node): [string, string][] => (node?.__typename === 'Concept' ? [[node.id, node.name]] : [])),
  );
  return (
    <div className="chosen">
      <ul className="chips" aria-label="Chosen concepts">
        {ids.map((id) => (
          <li key={id}>
            <button
              type="button"
              className="chip"
              aria-label={`Take out ${names.get(id) ?? id}`}
              onClick={() => onChange(ids.filter((other) => other !== id))}
            >
              {names.get(id) ?? id} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {ids.length < most && (
        <Combobox
          label="Add a concept"
          placeholder="Add a concept"
          conceptsOnly
          onChoose={({ id }) => onChange([...ids.filter((other) => other !== id), id])}
        />
      )}
    </div>
  );
}
