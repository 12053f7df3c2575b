import { App, Button } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive, useOnline } from '../../live/use-live';
import { useAction } from '../../parts/use-action';

/** What can be done with several conversations at once; each is its own command, failures are counted. */
export function BulkBar({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const live = useLive();
  const online = useOnline();
  const { message } = App.useApp();
  const { run, busy } = useAction({ toast: true });

  function each(name: 'conversation.assign' | 'conversation.wait') {
    void run(async () => {
      const results = await Promise.allSettled(
        ids.map((conversationId) => live.command(name, { conversationId })),
      );
      const failed = results.filter((result) => result.status === 'rejected').length;
      if (failed < ids.length) void message.success(t('inbox.bulkDone', { n: ids.length - failed }));
      if (failed > 0) void message.warning(t('inbox.bulkFailed', { n: failed }), 6);
      onDone();
    });
  }

  return (
    <div className="bulk-bar" role="toolbar">
      <b className="grow cut">{t('inbox.selected', { n: ids.length })}</b>
      <Button size="small" disabled={!online} loading={busy} onClick={() => each('conversation.assign')}>
        {t('inbox.bulkAssign')}
      </Button>
      <Button size="small" disabled={!online || busy} onClick={() => each('conversation.wait')}>
        {t('inbox.bulkWait')}
      </Button>
      <button type="button" className="icon-button tiny" aria-label={t('common.clear')} onClick={onDone}>
        <X size={14} strokeWidth={1.75} />
      </button>
    </div>
  );
}
