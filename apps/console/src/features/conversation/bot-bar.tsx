import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Bot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { api } from '../../app/session';
import { useOnline } from '../../live/use-live';

interface BotBarProps {
  row: ConversationRow;
  /** Absent: this person may only look. */
  onTakeOver?: (() => void) | undefined;
  busy: boolean;
}

/** In place of the text box while the bot has the conversation: what it just did, and the way to take over. */
export function BotBar({ row, onTakeOver, busy }: BotBarProps) {
  const { t } = useTranslation();
  const online = useOnline();
  const turns = useQuery({
    // The row changes with every message, and the bot with it.
    queryKey: ['conversations', row.id, 'bot', row.head.position],
    queryFn: () => api.call('GET /api/conversations/:id/bot', { params: { id: row.id } }),
    placeholderData: (before) => before,
  });
  const last = turns.data?.at(-1);
  return (
    <div className="composer-instead">
      <Bot size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className="grow" role="status">
        {t('bot.bar.talking')}
        {last ? (
          <span className="i3"> · {t('bot.bar.deed', { deed: t(`bot.deed.${last.deed}`) })}</span>
        ) : null}
      </span>
      {onTakeOver ? (
        <Button type="primary" disabled={!online} loading={busy} onClick={onTakeOver}>
          {t('bot.bar.takeOver')}
        </Button>
      ) : null}
    </div>
  );
}
