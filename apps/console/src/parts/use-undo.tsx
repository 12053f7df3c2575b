import { useCallback } from 'react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSayProblem } from '../i18n/use-texts';

const SHOWN_SECONDS = 8;
let count = 0;

interface UndoOptions {
  seconds?: number;
  /** What to say when it cannot be taken back any more; undefined leaves it to the usual words. */
  explain?: (thrown: unknown) => string | undefined;
}

/** Says what was done, with a button that takes it back. */
export function useUndo(): (said: string, takeBack: () => Promise<unknown>, options?: UndoOptions) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const say = useSayProblem();
  return useCallback(
    (said, takeBack, { seconds = SHOWN_SECONDS, explain } = {}) => {
      const key = `undo-${(count += 1)}`;
      async function undo() {
        message.destroy(key);
        try {
          await takeBack();
        } catch (thrown) {
          void message.error(explain?.(thrown) ?? say(thrown), 6);
        }
      }
      void message.open({
        key,
        type: 'success',
        duration: seconds,
        content: (
          <span className="toast-undo">
            {said}
            <Button type="link" size="small" onClick={() => void undo()}>
              {t('common.undo')}
            </Button>
          </span>
        ),
      });
    },
    [message, say, t],
  );
}
