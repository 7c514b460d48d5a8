import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { playgroundAddress } from '../shared-query.js';

const LABEL = 'Link to this query';

/** Puts the query into the address of the page, and copies that where the browser lets it. */
export function ShareButton() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const [label, setLabel] = useState(LABEL);
  const share = (): void => {
    const query = { query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() ?? '' };
    window.history.replaceState(null, '', playgroundAddress(query));
    // Only pages of https and of this machine may use the clipboard.
    const copied = navigator.clipboard?.writeText(window.location.href) ?? Promise.reject(new Error('no clipboard'));
    void copied
      .then(
        () => setLabel('Copied'),
        () => setLabel('The link is in the address bar'),
      )
      .finally(() => setTimeout(() => setLabel(LABEL), 3_000));
  };
  return (
    <ToolbarButton label={label} onClick={share}>
      <svg
        viewBox="0 0 24 24"
        className="graphiql-toolbar-icon"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        aria-hidden="true"
      >
        <path d="M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1" />
      </svg>
    </ToolbarButton>
  );
}
