import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { Problem } from '../../api/problem';
import { useLive } from '../../live/use-live';
import { useAction } from '../../parts/use-action';
import { TransferForm, type TransferChoice } from './transfer-form';
import { useUndoDeeds } from './use-undo-deeds';

interface DialogProps {
  row: ConversationRow;
  onClose: () => void;
  onDone: () => void;
}

const GONE = ['agent-not-available', 'agent-full'];

/** One conversation to somebody else; for ten seconds it can be taken back. */
export function TransferDialog({ row, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const live = useLive();
  const undo = useUndoDeeds();
  const { run, busy, problem } = useAction();

  async function transfer({ to, name, note }: TransferChoice): Promise<boolean> {
    let gone = false;
    const done = await run(async () => {
      try {
        await live.command('conversation.transfer', { conversationId: row.id, to, note });
      } catch (thrown) {
        gone = GONE.includes(Problem.of(thrown).code);
        throw thrown;
      }
    });
    if (!done) return !gone;
    undo.transferred(row, name);
    onDone();
    return true;
  }
  return (
    <TransferForm
      title={t('conversation.dialog.transferTitle')}
      without={row.agentId}
      busy={busy}
      problem={problem}
      onSubmit={transfer}
      onClose={onClose}
    />
  );
}
