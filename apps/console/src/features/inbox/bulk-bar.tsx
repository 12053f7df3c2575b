import { useState } from 'react';
import { App, Button } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import { useLive, useOnline } from '../../live/use-live';
import { useAction } from '../../parts/use-action';
import { useUndo } from '../../parts/use-undo';
import { TransferForm, type TransferChoice } from '../conversation/transfer-form';
import { oneByOne, reasonsOf, type Outcome } from './one-by-one';

interface BulkBarProps {
  ids: string[];
  /** What is chosen afterwards: those that could not be done, so that something else can be tried with them. */
  onDone: (left: string[]) => void;
}

/** What can be done with several conversations at once; each is its own command, and each refusal is told. */
export function BulkBar({ ids, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const live = useLive();
  const online = useOnline();
  const transfers = useMay('conversation.transfer');
  const { message } = App.useApp();
  const { run, busy, say } = useAction({ toast: true });
  const undo = useUndo();
  const [transferring, setTransferring] = useState(false);

  const withFailures = (said: string, { failed }: Outcome): string =>
    failed.length === 0
      ? said
      : t('inbox.bulkNot', { said, n: failed.length, why: reasonsOf(failed, say).join(t('inbox.bulkAnd')) });

  function tell(said: string, outcome: Outcome): void {
    const text = withFailures(said, outcome);
    if (outcome.failed.length === 0) void message.success(text);
    else void message.warning(text, 10);
    onDone(outcome.failed.map(({ id }) => id));
  }

  function each(name: 'conversation.assign' | 'conversation.wait') {
    void run(async () => {
      const outcome = await oneByOne(ids, (conversationId) => live.command(name, { conversationId }));
      tell(t('inbox.bulkDone', { n: outcome.done.length }), outcome);
    });
  }

  async function transfer({ to, name, note }: TransferChoice): Promise<boolean> {
    await run(async () => {
      const outcome = await oneByOne(ids, (conversationId) =>
        live.command('conversation.transfer', { conversationId, to, note }),
      );
      setTransferring(false);
      const { done } = outcome;
      const said = t('inbox.bulkTransferred', { n: done.length, name });
      if (done.length === 0) return tell(said, outcome);
      undo(withFailures(said, outcome), () => takeBack(done), {
        seconds: 10,
        type: outcome.failed.length > 0 ? 'warning' : 'success',
      });
      onDone(outcome.failed.map(({ id }) => id));
    });
    return true;
  }

  async function takeBack(done: readonly string[]): Promise<void> {
    const outcome = await oneByOne(done, (conversationId) =>
      live.command('conversation.take-back', { conversationId }),
    );
    const text = withFailures(t('inbox.bulkTakenBack', { n: outcome.done.length }), outcome);
    void (outcome.failed.length > 0 ? message.warning(text, 10) : message.success(text));
  }

  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('inbox.selected', { n: ids.length })}>
      <b className="grow cut">{t('inbox.selected', { n: ids.length })}</b>
      <button
        type="button"
        className="icon-button tiny"
        aria-label={t('common.clear')}
        onClick={() => onDone([])}
      >
        <X size={14} strokeWidth={1.75} />
      </button>
      <span className="deeds">
        <Button size="small" disabled={!online || busy} onClick={() => each('conversation.assign')}>
          {t('inbox.bulkAssign')}
        </Button>
        {transfers ? (
          <Button size="small" disabled={!online || busy} onClick={() => setTransferring(true)}>
            {t('conversation.transfer')}
          </Button>
        ) : null}
        <Button size="small" disabled={!online || busy} onClick={() => each('conversation.wait')}>
          {t('inbox.bulkWait')}
        </Button>
      </span>
      {transferring ? (
        <TransferForm
          title={t('inbox.bulkTransferTitle', { n: ids.length })}
          busy={busy}
          onSubmit={transfer}
          onClose={() => setTransferring(false)}
        />
      ) : null}
    </div>
  );
}
