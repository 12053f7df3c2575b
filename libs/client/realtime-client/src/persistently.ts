const PAUSE_MS = 4_000;
/** A page that is younger has the newest version: loading it anew would change nothing. */
const YOUNG_MS = 60_000;

export interface Surroundings {
  /** Whether the server answers. */
  reached(): Promise<boolean>;
  /** Loads the page anew; drafts and unsent messages stay. */
  renew(): void;
  /** Milliseconds since the page was loaded. */
  age(): number;
}

const browser: Surroundings = {
  reached: () =>
    fetch(location.href, { method: 'HEAD' }).then(
      ({ ok }) => ok,
      () => false,
    ),
  renew: () => location.reload(),
  age: () => performance.now(),
};

/**
 * Loads a part of the program however long it takes: again when the line is back. Where the server answers and the part is
 * still not to be had, it went with an older version, and the page takes the new one.
 */
export async function persistently<T>(
  load: () => Promise<T>,
  failed: () => void = () => undefined,
  { reached, renew, age }: Surroundings = browser,
): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      failed();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (!(await reached())) continue;
      try {
        return await load();
      } catch {
        if (age() > YOUNG_MS) renew();
      }
    }
  }
}
