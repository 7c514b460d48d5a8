import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
// GraphiQL loads the editor on demand; imported here, the editor's styles stand in the page's one style sheet.
import 'monaco-graphql/esm/monaco-editor.js';
import '@graphiql/react/font/roboto.css';
import '@graphiql/react/font/fira-code.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './page.css';
import { fetchFromHere } from './fetcher';
import { initialEditors } from './initial-editors';
import { storage } from './storage';
import { provideWorkers } from './workers';

// Filled in by `scripts/build-web.js` from `schema/operations/`.
declare const EXAMPLE_OPERATIONS: { name: string; query: string; variables: string | null }[];

const tabs = EXAMPLE_OPERATIONS.map(({ query, variables }) => ({ query, variables, headers: null }));

provideWorkers();
createRoot(document.getElementById('playground')!).render(
  <GraphiQL
    fetcher={fetchFromHere}
    storage={storage}
    defaultTabs={tabs.length === 0 ? undefined : tabs}
    shouldPersistHeaders={false}
    {...initialEditors(storage.getItem, tabs)}
  >
    <GraphiQL.Logo>papergraph</GraphiQL.Logo>
  </GraphiQL>,
);
