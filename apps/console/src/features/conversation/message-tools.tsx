import { App } from 'antd';
import { ClipboardCheck, Copy, Pencil, Reply, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StaffEntry } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import { useMay, useMe } from '../../app/use-session';
import { serverNow } from '../../live/ticker';
import { useLive } from '../../live/use-live';
import { copyText } from '../../parts/copy-button';
import { useAction } from '../../parts/use-action';
import { caseInHand } from '../cases/case-store';
import { waitsToGo } from './changeable';
import type { BubbleActions } from './message-bubble';
import { mayChange } from './timeline-rows';

interface ToolsProps {
  entry: StaffEntry;
  actions: BubbleActions;
  tabStop: boolean;
}

/** What can be done with a message: answered, copied, and, while it is young and one's own, edited and taken back. */
export function MessageTools({ entry, actions, tabStop }: ToolsProps) {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const { message, modal } = App.useApp();
  const { run } = useAction({ toast: true });
  const opensCases = useMay('case.open');
  const mine = entry.author.id === me.id;
  // Checked when drawn and once more when pressed; the server has the last word.
  const changeable =
    mine && mayChange(entry, { meId: me.id, now: serverNow(), windowMs: LIMITS.editWindowMs });
  const text = entry.content.kind === 'text' ? entry.content.text : null;
  function copy() {
    void copyText(text ?? '');
    void message.success(t('conversation.message.copied'), 2);
  }
  function recall() {
    if (!actions.mayChange(entry, 'recall')) return;
    const delivery = live.state.deliveries.get()[entry.id] ?? entry.delivery;
    void modal.confirm({
      title:
        delivery && waitsToGo(delivery)
          ? t('channels.change.recallWaiting')
          : t('conversation.message.recallAsk'),
      okText: t('conversation.message.recall'),
      cancelText: t('common.cancel'),
      icon: null,
      onOk: () => run(() => live.command('message.recall', { messageId: entry.id })),
    });
  }
  function edit() {
    if (actions.mayChange(entry, 'edit')) actions.edit(entry);
  }
  const tools = [
    { key: 'reply', Mark: Reply, shown: actions.mayAnswer, run: () => actions.quote(entry) },
    {
      key: 'openCase',
      Mark: ClipboardCheck,
      // Of what the customer wrote: their words are what is filled in.
      shown: opensCases && entry.author.kind === 'customer',
      run: () => caseInHand.set({ conversationId: entry.conversationId, messageIds: [entry.id] }),
    },
    { key: 'copy', Mark: Copy, shown: text !== null, run: copy },
    { key: 'edit', Mark: Pencil, shown: changeable && text !== null, run: edit },
    { key: 'recall', Mark: Undo2, shown: changeable, run: recall },
  ] as const;
  return (
    <div className="message-tools" role="toolbar" aria-label={t('conversation.message.actions')}>
      {tools
        .filter(({ shown }) => shown)
        .map(({ key, Mark, run: act }, at) => (
          <button
            key={key}
            type="button"
            className="icon-button tiny"
            tabIndex={tabStop && at === 0 ? 0 : -1}
            aria-label={t(`conversation.message.${key}`)}
            title={t(`conversation.message.${key}`)}
            onClick={act}
          >
            <Mark size={14} strokeWidth={1.75} aria-hidden="true" />
          </button>
        ))}
    </div>
  );
}
