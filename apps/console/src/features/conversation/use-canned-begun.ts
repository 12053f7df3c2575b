import { useState } from 'react';
import type { CannedChoice } from './canned-search';

type Part = CannedChoice['parts'][number];

/** The canned response that stands in the composer: for its figures, and for what goes along with it. */
export function useCannedBegun() {
  const [begun, setBegun] = useState<{ id: string; parts: readonly Part[] } | null>(null);
  return {
    id: begun?.id ?? null,
    parts: begun?.parts ?? [],
    begin: ({ id, parts }: CannedChoice) => setBegun({ id, parts }),
    removePart: (at: number) =>
      setBegun((now) => now && { ...now, parts: now.parts.filter((_, index) => index !== at) }),
    end: () => setBegun(null),
  };
}
