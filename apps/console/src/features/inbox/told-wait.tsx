import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { api } from '../../app/session';

const EVERY_MS = 10_000;

/** How long a waiting customer was told to wait; nothing where they were told no number. One reading for a whole team. */
export function ToldWait({ row }: { row: ConversationRow }) {
  const { t } = useTranslation();
  const teamId = row.teamId ?? '';
  const waits = teamId !== '' && row.status === 'queued' && !row.leftMessage;
  const { data } = useQuery({
    queryKey: ['told-places', teamId],
    queryFn: ({ signal }) => api.call('GET /api/teams/:id/queue', { params: { id: teamId }, signal }),
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS,
    enabled: waits,
    retry: false,
  });
  const place = waits ? data?.places.find(({ conversationId }) => conversationId === row.id) : undefined;
  if (typeof place?.estimatedSeconds !== 'number') return null;
  const n = Math.max(1, Math.round(place.estimatedSeconds / 60));
  return (
    <span
      className="chip"
      style={{ height: 16, lineHeight: '16px' }}
      title={t('callbacks.toldTitle', { position: place.position })}
    >
      {t(place.atLeast ? 'callbacks.toldLong' : 'callbacks.told', { n })}
    </span>
  );
}
