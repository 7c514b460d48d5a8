import { Suspense, useEffect, useRef } from 'react';
import type { View } from './address.js';
import { useGone } from './connection.js';
import { KeyForm } from './key.js';
import { loaded } from './load-page.js';
import { Link, useView } from './navigation.js';
import { ComparePage } from './pages/compare-page.js';
import { ConceptPage } from './pages/concept-page.js';
import { Home } from './pages/home.js';
import { PaperPage } from './pages/paper-page.js';
import { SearchResults } from './pages/search-results.js';
import { SearchBox } from './search/search-box.js';

// Pages that draw are loaded when they are opened.
const CommunitiesPage = loaded(async () => (await import('./pages/communities-page.js')).CommunitiesPage);
const HeatMapPage = loaded(async () => (await import('./pages/heat-map-page.js')).HeatMapPage);
const TimelinePage = loaded(async () => (await import('./pages/timeline-page.js')).TimelinePage);

/** The frame of every page: search, what there is, whether the server is there, and the page of the view. */
export function Explorer() {
  const view = useView();
  const main = useFocusOnNewPage(view);
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="top">
        <Link to={{ page: 'home' }} className="brand">
          papergraph
        </Link>
        {view.page !== 'home' && (
          <SearchBox key={view.page === 'search' ? view.query : ''} initial={initialWords(view)} />
        )}
        <nav aria-label="Views">
          <Link to={{ page: 'communities' }} current={view.page === 'communities'}>
            Topics
          </Link>
          <Link to={{ page: 'heat-map', concepts: [], measure: 'NPMI' }} current={view.page === 'heat-map'}>
            Heat map
          </Link>
          <Link to={{ page: 'timeline', concepts: [] }} current={view.page === 'timeline'}>
            Timeline
          </Link>
          <Link to={{ page: 'compare', from: null, to: null }} current={view.page === 'compare'}>
            Compare
          </Link>
          <a href="/graphql">API</a>
        </nav>
      </header>
      <ServerNotice />
      <KeyForm />
      <main id="main" ref={main} tabIndex={-1}>
        <Suspense fallback={<p className="awaited">Loading the page …</p>}>
          <Page view={view} />
        </Suspense>
      </main>
    </>
  );
}

function Page({ view }: { view: View }) {
  switch (view.page) {
    case 'home':
      return <Home />;
    case 'search':
      return <SearchResults key={view.query} query={view.query} />;
    case 'concept':
      return <ConceptPage key={view.id} view={view} />;
    case 'paper':
      return <PaperPage key={view.id} id={view.id} />;
    case 'compare':
      return <ComparePage view={view} />;
    case 'heat-map':
      return <HeatMapPage view={view} />;
    case 'communities':
      return <CommunitiesPage />;
    case 'timeline':
      return <TimelinePage concepts={view.concepts} />;
  }
}

function ServerNotice() {
  return (
    <div role="status" className="notice-place">
      {useGone() && (
        <p className="notice">
          <strong>The server does not answer.</strong> Is papergraph still running? This page goes on by itself as soon
          as it is back.
        </p>
      )}
    </div>
  );
}

const initialWords = (view: View): string => (view.page === 'search' ? view.query : '');

/** What tells two pages apart; the rest of a view are its controls. */
function pageKey(view: View): string {
  if ('id' in view) return `${view.page} ${view.id}`;
  return view.page === 'search' ? `search ${view.query}` : view.page;
}

/** Moves the focus to a new page, so that a keyboard and a screen reader go on there; not to the first one. */
function useFocusOnNewPage(view: View) {
  const main = useRef<HTMLElement>(null);
  const key = pageKey(view);
  const shown = useRef(key);
  useEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    if (view.page !== 'home') main.current?.focus({ preventScroll: true });
  }, [key, view.page]);
  return main;
}
