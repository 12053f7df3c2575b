import { useEffect, useState } from 'react';

/** Whether this page is the one the person looks at. */
export function useInFront(): boolean {
  const [inFront, setInFront] = useState(() => document.hasFocus());
  useEffect(() => {
    const check = () => setInFront(document.hasFocus() && document.visibilityState === 'visible');
    const events = ['focus', 'blur'] as const;
    events.forEach((name) => window.addEventListener(name, check));
    document.addEventListener('visibilitychange', check);
    return () => {
      events.forEach((name) => window.removeEventListener(name, check));
      document.removeEventListener('visibilitychange', check);
    };
  }, []);
  return inFront;
}
