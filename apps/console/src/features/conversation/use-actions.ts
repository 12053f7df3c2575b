import { useMemo, useState } from 'react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answer, ConversationRow } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import { useMe, useMay } from '../../app/use-session';
import { isOpen, isQueued } from '../../live/row-order';
import { serverNow } from '../../live/ticker';
import { useLive } from '../../live/use-live';
import { useAction } from '../../parts/use-action';

export type DialogName = 'transfer' | 'close' | 'escalate' | 'merge' | 'takeOver' | 'promise';
export type ActionName = DialogName | 'assignMe' | 'join' | 'leave' | 'wait' | 'unmerge' | 'reopen' | 'find';

type Detail = Answer<'GET /api/conversations/:id'>;

/** What this agent may do with this conversation now. The server decides; this only keeps useless buttons away. */
function rightsOf(
  row: ConversationRow,
  detail: Detail | undefined,
  at: { mine: boolean; joined: boolean; transfers: boolean; promises: boolean; now: number },
) {
  const open = isOpen(row);
  const reopenable =
    !open &&
    !row.mergedInto &&
    row.closedAt !== null &&
    at.now - Date.parse(row.closedAt) < LIMITS.reopenWindowMs;
  const handles = at.mine || Boolean(detail?.mayTakeOver);
  return {
    transfer: open && at.transfers && handles,
    close: (open && handles && !isQueued(row)) || (row.wrapUpDue && handles),
    assignMe: !at.mine && open && Boolean(detail?.mayJoin || detail?.mayTakeOver),
    join: Boolean(detail?.mayWriteAlong) && !at.joined,
    leave: open && at.joined,
    wait: open && handles && row.waitingFor === 'us' && !isQueued(row),
    escalate: open && at.transfers && handles && row.escalationLevel < 3,
    merge: open && handles,
    promise: open && at.mine && at.promises,
    unmerge: Boolean(detail?.mayUnmerge),
    reopen: reopenable && handles,
  };
}

/** The deeds of a conversation: the quick ones are done at once, the others open their dialog. */
export function useActions(row: ConversationRow, detail: Detail | undefined, onFind: () => void) {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const transfers = useMay('conversation.transfer');
  const promises = useMay('promise.work');
  const { message } = App.useApp();
  const { run, busy } = useAction({ toast: true });
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const mine = row.agentId === me.id;
  const may = useMemo(
    () =>
      rightsOf(row, detail, {
        ...{ mine, transfers, promises, now: serverNow() },
        joined: row.joinedAgentIds?.includes(me.id) ?? false,
      }),
    [row, detail, mine, transfers, promises, me.id],
  );
  const conversationId = row.id;

  const quick = (
    name: `conversation.${'wait' | 'reopen' | 'unmerge' | 'accept' | 'join' | 'leave'}`,
    done: string,
  ) =>
    void run(async () => {
      await live.command(name, { conversationId });
      void message.success(done, 3);
    });

  function start(action: ActionName): boolean {
    switch (action) {
      case 'find':
        onFind();
        return true;
      case 'assignMe':
        if (!may.assignMe) return false;
        if (row.agentId && !mine && !isQueued(row)) setDialog('takeOver');
        else accept();
        return true;
      case 'wait':
        if (may.wait) quick('conversation.wait', t('conversation.dialog.waitDone'));
        return may.wait;
      case 'reopen':
        if (may.reopen) quick('conversation.reopen', t('conversation.dialog.reopenDone'));
        return may.reopen;
      case 'unmerge':
        if (may.unmerge) quick('conversation.unmerge', t('conversation.dialog.unmergeDone'));
        return may.unmerge;
      case 'join':
        if (may.join) quick('conversation.join', t('conversation.dialog.joinDone'));
        return may.join;
      case 'leave':
        if (may.leave) quick('conversation.leave', t('conversation.dialog.leaveDone'));
        return may.leave;
      case 'takeOver':
        setDialog('takeOver');
        return true;
      default:
        if (may[action]) setDialog(action);
        return may[action];
    }
  }

  /** Takes the one that is offered to me, or that waits for anybody; never one that a colleague has taken meanwhile. */
  function accept() {
    quick('conversation.accept', t('conversation.dialog.assignDone'));
  }
  return { may, mine, start, accept, busy, dialog, close: () => setDialog(null) };
}

export type ConversationActions = ReturnType<typeof useActions>;
