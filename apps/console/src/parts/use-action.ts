import { useCallback, useRef, useState } from 'react';
import { App } from 'antd';
import { useSayProblem } from '../i18n/use-texts';

/**
 * Runs one thing at a time and keeps what went wrong, for the place that asked. `toast: true` also says a failure at the
 * edge of the screen, for actions without a place of their own.
 */
export function useAction(options: { toast?: boolean } = {}) {
  const { message } = App.useApp();
  const say = useSayProblem();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const running = useRef(false);
  const run = useCallback(
    async (work: () => Promise<unknown>): Promise<boolean> => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setProblem(null);
      try {
        await work();
        return true;
      } catch (thrown) {
        setProblem(thrown);
        if (options.toast) void message.error(say(thrown), 6);
        return false;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [message, options.toast, say],
  );
  return { run, busy, problem, clear: useCallback(() => setProblem(null), []), say };
}
