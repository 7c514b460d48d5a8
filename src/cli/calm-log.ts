const REPEAT_MS = 60_000;
const MOST_LINES = 1_000;

/** What is told of one line. */
interface Told {
  since: number;
  more: number;
}

/**
 * Passes on what is logged; the same again within a minute is only counted, so that a database that is away does not fill
 * the log. What was counted is told with the next of its kind.
 */
export function calmLog(write: (error: unknown) => void, now: () => number = Date.now): (error: unknown) => void {
  const told = new Map<string, Told>();
  return (error) => {
    const key = error instanceof Error ? error.message : String(error);
    const known = told.get(key);
    if (known && now() - known.since < REPEAT_MS) {
      known.more++;
      return;
    }
    if (told.size >= MOST_LINES) told.clear();
    told.set(key, { since: now(), more: 0 });
    if (known && known.more > 0) write(`${known.more} times more in the last while: ${key}`);
    write(error);
  };
}
