import { useEffect, useState } from 'react';
import { checkPattern, type PatternCheck } from './pattern-check';

/** The check of what is being typed; null while there is nothing to check. */
export function usePatternCheck(pattern: string, example: string): PatternCheck | null {
  const [check, setCheck] = useState<PatternCheck | null>(null);
  useEffect(() => {
    let current = true;
    if (!pattern.trim()) setCheck(null);
    else
      void checkPattern(pattern, example).then((result) => {
        if (current) setCheck(result);
      });
    return () => {
      current = false;
    };
  }, [pattern, example]);
  return check;
}
