import { useCallback } from 'react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSayProblem } from '../i18n/use-texts';
import { Kbd } from './kbd';
import { openUndos } from './open-undos';

const SHOWN_SECONDS = 8;
let count = 0;

interface UndoOptions {
  seconds?: number;
  /** `warning`: a part of it was not done. */
  type?: 'success' | 'warning';
  /** What to say when it cannot be taken back any more; undefined leaves it to the usual words. */
  explain?: (thrown: unknown) => string | undefined;
}

/** Says what was done, with a button and a key (Z) that take it back. */
export function useUndo(): (said: string, takeBack: () => Promise<unknown>, options?: UndoOptions) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const say = useSayProblem();
  return useCallback(
    (said, takeBack, { seconds = SHOWN_SECONDS, type = 'success', explain } = {}) => {
      const key = `undo-${(count += 1)}`;
      async function undo() {
        message.destroy(key);
        openUndos.drop(key);
        try {
          await takeBack();
        } catch (thrown) {
          void message.error(explain?.(thrown) ?? say(thrown), 6);
        }
      }
      openUndos.put(key, () => void undo());
      // A toast pushed out by newer ones is not told to have closed: the key must not outlive what can be read.
      setTimeout(() => openUndos.drop(key), seconds * 1000);
      void message.open({
        key,
        onClose: () => openUndos.drop(key),
        type,
        duration: seconds,
        content: (
          <span className="toast-undo">
            {said}
            <Button type="link" size="small" onClick={() => void undo()}>
              {t('common.undo')} <Kbd>Z</Kbd>
            </Button>
          </span>
        ),
      });
    },
    [message, say, t],
  );
}
