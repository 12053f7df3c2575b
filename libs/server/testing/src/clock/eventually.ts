/**
 * The first result of `check` that is neither false, null nor undefined and does not throw. For states that other
 * tasks bring about; fails with the last error when they do not within the time (5 s).
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  timeoutMs = 5_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const end = performance.now() + timeoutMs;
  let last: unknown = null;
  while (performance.now() < end) {
    try {
      const result = await check();
      if (result !== false && result !== null && result !== undefined)
        return result as NonNullable<Exclude<T, false>>;
      last = null;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw (
    last ?? new Error(`This did not become true within ${timeoutMs} ms: ${check.toString().slice(0, 300)}`)
  );
}
