let made = 0;

/** A key for a row of a form; only has to differ from the other rows on this screen. */
export function newKey(): string {
  made += 1;
  return `row-${made}`;
}
