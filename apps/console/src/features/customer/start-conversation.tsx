import { Button, Dropdown } from 'antd';
import { MessageSquarePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newId } from '@yingda/realtime-client';
import { useMay } from '../../app/use-session';
import { useDirectory, useLive, useOnline } from '../../live/use-live';
import { useAction } from '../../parts/use-action';

/** Writes to a customer first, through an inbox they are known in. */
export function StartConversation({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const live = useLive();
  const online = useOnline();
  const navigate = useNavigate();
  const { inboxes } = useDirectory();
  const serves = useMay('conversation.serve');
  const { run, busy } = useAction({ toast: true });
  if (!serves || inboxes.length === 0) return null;
  const start = (inboxKey: string) =>
    void run(async () => {
      const { conversation } = await live.command('conversation.open', {
        conversationId: newId(),
        inboxKey,
        customerId,
      });
      void navigate(`/inbox/mine/${conversation.id}`);
    });
  const icon = <MessageSquarePlus size={14} strokeWidth={1.75} />;
  const [only, ...more] = inboxes;
  if (only && more.length === 0) {
    return (
      <Button type="primary" icon={icon} disabled={!online} loading={busy} onClick={() => start(only.key)}>
        {t('customer.startConversation')}
      </Button>
    );
  }
  return (
    <Dropdown
      trigger={['click']}
      disabled={!online}
      menu={{
        items: [
          {
            type: 'group',
            label: t('customer.startIn'),
            children: inboxes.map((inbox) => ({ key: inbox.key, label: inbox.name })),
          },
        ],
        onClick: ({ key }) => start(key),
      }}
    >
      <Button type="primary" icon={icon} loading={busy}>
        {t('customer.startConversation')}
      </Button>
    </Dropdown>
  );
}
