/** Hidden pages draw no frames; their title and sounds must go on all the same. */
const AT_LATEST_MS = 250;

const waiting = new Set<() => void>();
let scheduled = false;

/**
 * Runs a task with the next frame, each task once however often it was asked for. A burst of two hundred events is one
 * drawing, and typing goes on between frames.
 */
export function onNextFrame(task: () => void): void {
  waiting.add(task);
  if (scheduled) return;
  scheduled = true;
  let done = false;
  const run = () => {
    if (done) return;
    done = true;
    scheduled = false;
    const tasks = [...waiting];
    waiting.clear();
    for (const next of tasks) next();
  };
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(run);
  setTimeout(run, AT_LATEST_MS);
}

/** The same listener, called at most once a frame. */
export function eachFrame(listener: () => void): () => void {
  return () => onNextFrame(listener);
}
