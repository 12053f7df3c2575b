import type { LeftText, Look } from '../bridge/protocol';

/** What is kept in the shop's own storage between pages. */
export interface Kept {
  visitorToken?: string;
  /** An open conversation or unsent words: the frame is loaded with the page. */
  keep?: boolean;
  unread?: number;
  look?: Look;
  /** Preview that was clicked away. */
  dismissed?: string;
  left?: LeftText | null;
  /** When the server said this page or visitor may not chat, ms. */
  refusedAt?: number;
}

export interface Memory {
  get(): Kept;
  set(part: Kept): void;
}

/** One record in the shop's localStorage; where that is forbidden or full, a memory as long as the page. */
export function openMemory(key: string): Memory {
  let kept: Kept = {};
  try {
    kept = JSON.parse(localStorage[key] as string) as Kept;
  } catch {
    // Nothing kept yet, or not allowed to look.
  }
  return {
    get: () => kept,
    set(part) {
      kept = { ...kept, ...part };
      try {
        localStorage[key] = JSON.stringify(kept);
      } catch {
        // Not kept.
      }
    },
  };
}
