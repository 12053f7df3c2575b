import { useMemo } from 'react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { Problem } from '../../api/problem';
import { useMe } from '../../app/use-session';
import { useLive } from '../../live/use-live';
import { useUndo } from '../../parts/use-undo';
import { useCustomerName } from '../inbox/use-row-text';
import { lateKey } from './too-late';

/** As long as the toast of a closing stands. */
const SHOWN_SECONDS = 10;

/** Says that a conversation was closed, transferred or merged, and takes it back. `row` is as it was before. */
export function useUndoDeeds() {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const nameOf = useCustomerName();
  const { message } = App.useApp();
  const undo = useUndo();
  return useMemo(() => {
    const withWords = (deed: 'close' | 'transfer' | 'merge') => ({
      seconds: SHOWN_SECONDS,
      explain(thrown: unknown) {
        const { code, details } = Problem.of(thrown);
        const key = lateKey(deed, code);
        const { byName } = details;
        if (key === 'takenOn' && typeof byName !== 'string') return t('conversation.undo.transferLate');
        return key ? t(`conversation.undo.${key}`, { name: String(byName) }) : undefined;
      },
    });
    const said = (text: string) => void message.success(text, 3);
    return {
      closed(row: ConversationRow) {
        const at = { conversationId: row.id };
        const name = nameOf(row.customer, row.channel);
        undo(
          t('conversation.dialog.closeDone', { name }),
          async () => {
            await live.command('conversation.reopen', at);
            // Whoever reopens has it; closed for a colleague, it goes back to them.
            if (row.agentId && row.agentId !== me.id)
              await live.command('conversation.assign', { ...at, agentId: row.agentId });
            said(t('conversation.undo.reopened', { name }));
          },
          withWords('close'),
        );
      },
      transferred(row: ConversationRow, to: string) {
        undo(
          t('conversation.dialog.transferDone', { name: to }),
          async () => {
            await live.command('conversation.take-back', { conversationId: row.id });
            said(t('conversation.undo.takenBack', { name: nameOf(row.customer, row.channel) }));
          },
          withWords('transfer'),
        );
      },
      merged(row: ConversationRow, then: () => void) {
        undo(
          t('conversation.dialog.mergeDone'),
          async () => {
            await live.command('conversation.unmerge', { conversationId: row.id });
            said(t('conversation.dialog.unmergeDone'));
            then();
          },
          withWords('merge'),
        );
      },
    };
  }, [live, me.id, message, nameOf, t, undo]);
}
