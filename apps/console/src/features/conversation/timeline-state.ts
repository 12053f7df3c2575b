import { useCallback, useMemo, useState } from 'react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StaffEntry } from '@yingda/contracts';
import { useMay } from '../../app/use-session';
import { serverNow } from '../../live/ticker';
import { useLive } from '../../live/use-live';
import { useAction } from '../../parts/use-action';
import { mergedAway, undoableMerges } from './merge-undo';

/** Which piles of events are open. */
export function useFolds() {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (key: string) =>
      setOpened((before) => {
        const after = new Set(before);
        if (!after.delete(key)) after.add(key);
        return after;
      }),
    [],
  );
  return { opened, toggle };
}

/** Takes the merge of a line back, where that is still possible. */
export function useMergeUndo(entries: readonly StaffEntry[]) {
  const { t } = useTranslation();
  const live = useLive();
  const may = useMay('conversation.serve');
  const { message } = App.useApp();
  const { run } = useAction({ toast: true });
  const undoable = useMemo(
    () => (may ? undoableMerges(entries, serverNow()) : new Set<string>()),
    [entries, may],
  );
  return (entry: StaffEntry) => {
    const conversationId = undoable.has(entry.id) ? mergedAway(entry) : null;
    if (!conversationId) return undefined;
    return () =>
      void run(async () => {
        await live.command('conversation.unmerge', { conversationId });
        void message.success(t('conversation.dialog.unmergeDone'), 3);
      });
  };
}
