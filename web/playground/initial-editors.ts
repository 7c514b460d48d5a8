interface Tab {
  readonly query: string | null;
  readonly variables: string | null;
}

interface InitialEditors {
  readonly initialQuery?: string;
  readonly initialVariables?: string;
}

/**
 * What the editors show first. GraphiQL 5.4 fills them from what was typed last, and otherwise only the query of the
 * first tab, leaving that tab's variables out; this fills in both from the tab that is active.
 *
 * @param read reads GraphiQL's stored state by its key
 * @param examples the tabs of a first visit
 */
export function initialEditors(read: (key: string) => string | null, examples: readonly Tab[]): InitialEditors {
  if (read('graphiql:query') !== null) return {};
  const tab = activeTab(read('graphiql:tabState')) ?? examples[0];
  if (tab === undefined) return {};
  return { initialQuery: tab.query ?? '', initialVariables: tab.variables ?? '' };
}

function activeTab(state: string | null): Tab | undefined {
  if (state === null) return undefined;
  try {
    const { tabs, activeTabIndex } = JSON.parse(state) as { tabs: Tab[]; activeTabIndex: number };
    return tabs[activeTabIndex];
  } catch {
    return undefined;
  }
}
