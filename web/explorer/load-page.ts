import { lazy, type ComponentType } from 'react';
import { reportGone, whenBack } from './connection.js';

/**
 * A component whose script is loaded when it is first shown. Where it does not come, the server is gone, or has other
 * scripts since: the page loads anew when the server answers, and the address holds its state.
 */
export function loaded<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      reportGone();
      await whenBack();
      window.location.reload();
      return new Promise<never>(() => undefined);
    }
  });
}
