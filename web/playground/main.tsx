import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
// GraphiQL loads the editor on demand; imported here, the editor's styles stand in the page's one style sheet.
import 'monaco-graphql/esm/monaco-editor.js';
import '@fontsource/fira-code/latin-400.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import '../fonts.css';
import './page.css';
import { sharedQuery } from '../shared-query.js';
import { fetchFromHere } from './fetcher.js';
import { initialEditors } from './initial-editors.js';
import { ShareButton } from './share-button.js';
import { storage } from './storage.js';
import { storiesPlugin, type Story } from './stories.js';
import { provideWorkers } from './workers.js';

// Filled in by `scripts/build-web.js` from `schema/operations/`.
declare const EXAMPLE_OPERATIONS: Story[];

const shared = sharedQuery(window.location.hash);
const examples = EXAMPLE_OPERATIONS.map(({ query, variables }) => ({ query, variables, headers: null }));
const tabs = shared ? [{ ...shared, headers: null }, ...examples] : examples;
const plugins = [HISTORY_PLUGIN, storiesPlugin(EXAMPLE_OPERATIONS)];

// A link to a query that is followed on this page changes only what stands after `#`.
window.addEventListener('hashchange', () => {
  if (sharedQuery(window.location.hash)) window.location.reload();
});

provideWorkers();
createRoot(document.getElementById('playground')!).render(
  <GraphiQL
    fetcher={fetchFromHere}
    storage={storage}
    plugins={plugins}
    defaultTabs={tabs.length === 0 ? undefined : tabs}
    shouldPersistHeaders={false}
    {...(shared
      ? { initialQuery: shared.query, initialVariables: shared.variables }
      : initialEditors(storage.getItem, tabs))}
  >
    <GraphiQL.Logo>
      <a href="/" className="home-link">
        papergraph
      </a>
    </GraphiQL.Logo>
    <GraphiQL.Toolbar>
      {({ prettify, merge, copy }) => (
        <>
          {prettify}
          {merge}
          {copy}
          <ShareButton />
        </>
      )}
    </GraphiQL.Toolbar>
  </GraphiQL>,
);
