import { useCallback } from 'react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../parts/use-action';

const SHOWN_SECONDS = 8;
let count = 0;

/** Says what was done, with a button that takes it back. */
export function useUndo(): (said: string, takeBack: () => Promise<unknown>) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { run } = useAction({ toast: true });
  return useCallback(
    (said, takeBack) => {
      const key = `undo-${(count += 1)}`;
      void message.open({
        key,
        duration: SHOWN_SECONDS,
        content: (
          <span className="row g12">
            {said}
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key);
                void run(takeBack);
              }}
            >
              {t('common.undo')}
            </Button>
          </span>
        ),
      });
    },
    [message, run, t],
  );
}
