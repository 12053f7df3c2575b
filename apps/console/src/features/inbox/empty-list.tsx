import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay, useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { isTeamless, type ViewQuery } from '../../live/row-order';
import { useNow } from '../../live/ticker';
import { useAgent } from '../../live/use-live';
import { Kbd } from '../../parts/kbd';
import { StateBlock } from '../../parts/state-block';
import { useSetPresence } from '../shell/presence-menu';
import { useCounts } from './use-counts';
import { useOwner } from './use-inbox-list';
import { useTakeNext } from './use-take-next';
import { addressOf, filterCount } from './view-address';

/** Why the list is empty and what is next (screens 5.8). */
export function EmptyList({ query }: { query: ViewQuery }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const teamless = isTeamless(useOwner());
  if (filterCount(query) > 0) {
    return (
      <StateBlock drawing="search" title={t('inbox.empty.filter')}>
        <Button onClick={() => void navigate(addressOf({ view: query.view }))}>
          {t('inbox.filter.clear')}
        </Button>
      </StateBlock>
    );
  }
  if (query.view === 'mine') return <EmptyMine />;
  return (
    <StateBlock
      drawing="nothing"
      title={t(`inbox.empty.${query.view}`)}
      hint={t(teamless && query.view === 'queue' ? 'inbox.empty.noTeam' : `inbox.empty.${query.view}Hint`)}
    />
  );
}

function EmptyMine() {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const me = useMe();
  const self = useAgent(me.id);
  const now = useNow();
  const counts = useCounts();
  const setPresence = useSetPresence();
  const { take, busy } = useTakeNext();
  const serves = useMay('conversation.serve');
  const teamless = isTeamless(useOwner());
  const away = self?.state === 'away' || self?.state === 'busy' ? self.state : null;
  const waiting = counts?.queue ?? 0;
  const longest = counts?.queueOldestSince
    ? duration((now - Date.parse(counts.queueOldestSince)) / 1000)
    : '0:00';
  const hint =
    waiting > 0
      ? t('inbox.empty.mineQueue', { n: waiting, t: longest })
      : away
        ? t(`inbox.empty.${away}`)
        : t(teamless ? 'inbox.empty.noTeam' : 'inbox.empty.mineNothing');
  return (
    <StateBlock drawing="answered" title={t('inbox.empty.mine')} hint={hint}>
      {waiting > 0 && serves ? (
        <Button type="primary" loading={busy} onClick={take}>
          {t('inbox.empty.next')} <Kbd>N</Kbd>
        </Button>
      ) : null}
      {away ? <Button onClick={() => void setPresence('online')}>{t('inbox.empty.goOnline')}</Button> : null}
    </StateBlock>
  );
}
