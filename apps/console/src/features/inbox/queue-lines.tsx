import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useStore } from '../../live/store';
import { useNow } from '../../live/ticker';
import { useDirectory, useLive } from '../../live/use-live';
import { Kbd } from '../../parts/kbd';
import { useOwner } from './use-inbox-list';
import { useCounts } from './use-counts';
import { useTakeNext } from './use-take-next';

/** How full each of my teams' queues is, and the button that takes the next. */
export function QueueLines() {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const { teams } = useDirectory();
  const owner = useOwner();
  const queues = useStore(useLive().state.queues, (all) => all);
  const now = useNow();
  const counts = useCounts();
  const { take, busy } = useTakeNext();
  const serves = useMay('conversation.serve');
  const mine = teams.filter((team) => owner.teamIds.includes(team.id) && queues[team.id]);
  return (
    <div className="queue-lines row g8">
      <span className="grow">
        {mine.map((team) => {
          const queue = queues[team.id] as { waiting: number; oldestSince: string | null };
          const longest = queue.oldestSince ? duration((now - Date.parse(queue.oldestSince)) / 1000) : '0:00';
          return (
            <span key={team.id} className="cut" style={{ display: 'block' }}>
              {queue.waiting > 0
                ? t('inbox.queueLine', { team: team.name, n: queue.waiting, t: longest })
                : t('inbox.queueEmpty', { team: team.name })}
            </span>
          );
        })}
        {mine.length === 0 && counts?.queueOldestSince
          ? t('inbox.empty.mineQueue', {
              n: counts.queue,
              t: duration((now - Date.parse(counts.queueOldestSince)) / 1000),
            })
          : null}
      </span>
      {(counts?.queue ?? 0) > 0 && serves ? (
        <Button type="primary" size="small" loading={busy} onClick={take}>
          {t('inbox.empty.next')} <Kbd>N</Kbd>
        </Button>
      ) : null}
    </div>
  );
}
