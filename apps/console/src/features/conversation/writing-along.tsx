import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { useMe } from '../../app/use-session';
import { useOnline } from '../../live/use-live';
import type { ConversationActions } from './use-actions';

interface WritingAlongProps {
  row: ConversationRow;
  holderName: string;
  actions: ConversationActions;
}

/** Above the reply box of who joined: whose conversation it still is, and the way out or all the way in. */
export function WritingAlong({ row, holderName, actions }: WritingAlongProps) {
  const { t } = useTranslation();
  const me = useMe();
  const online = useOnline();
  if (actions.mine || !row.joinedAgentIds?.includes(me.id)) return null;
  return (
    <div className="composer-strip" role="status" style={{ margin: '0 16px 8px' }}>
      <span className="grow">{t('conversation.composer.along', { name: holderName })}</span>
      <Button size="small" type="text" disabled={!online} onClick={() => actions.start('takeOver')}>
        {t('conversation.composer.takeOver')}
      </Button>
      <Button
        size="small"
        type="text"
        disabled={!online}
        loading={actions.busy}
        onClick={() => actions.start('leave')}
      >
        {t('conversation.composer.leave')}
      </Button>
    </div>
  );
}
