/** Somebody who has not typed for so long is not in the middle of a word. */
const PAUSE_MS = 5_000;

/** Tells whether somebody types in `box`, and does things once they pause. */
export function pauses(box: EventTarget): (then: () => void) => void {
  let until = 0;
  box.addEventListener('input', () => (until = Date.now() + PAUSE_MS));
  return function whenPaused(then) {
    const waitMs = until - Date.now();
    if (waitMs > 0) setTimeout(() => whenPaused(then), waitMs);
    else then();
  };
}
