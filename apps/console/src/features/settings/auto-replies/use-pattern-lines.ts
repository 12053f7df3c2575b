import { useEffect, useState } from 'react';
import { checkPattern } from '../spoken/pattern-check';

/** How patterns do on a sentence; `line` counts from 1. */
export type LinesCheck =
  { state: 'broken'; line: number } | { state: 'none' } | { state: 'found'; found: string };

/** The first pattern that is not right, else the first that is found; null while there is nothing to check. */
export function usePatternLines(patterns: readonly string[], sentence: string): LinesCheck | null {
  const [check, setCheck] = useState<LinesCheck | null>(null);
  const joined = patterns.join('\n');
  useEffect(() => {
    let current = true;
    const lines = joined ? joined.split('\n') : [];
    void Promise.all(lines.map((pattern) => checkPattern(pattern, sentence))).then((checks) => {
      if (!current) return;
      const broken = checks.findIndex(({ state }) => state === 'broken');
      const found = checks.find((one) => one.state === 'found');
      if (lines.length === 0) setCheck(null);
      else if (broken >= 0) setCheck({ state: 'broken', line: broken + 1 });
      else setCheck(found?.state === 'found' ? { state: 'found', found: found.found } : { state: 'none' });
    });
    return () => {
      current = false;
    };
  }, [joined, sentence]);
  return check;
}
