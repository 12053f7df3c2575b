import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RoutingDecision, RoutingExplanation } from '@yingda/contracts';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { useAgent, useRow } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Section } from '../customer/section';
import { Everybody } from './everybody';
import './routing.css';

/** While it waits, who could take it changes by itself. */
const WAITING_MS = 10_000;

/** Why a conversation is with its agent, or why it still waits, in plain words. */
export function RoutingSection({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const row = useRow(conversationId);
  const waits = row?.status === 'queued';
  const { data, error, refetch } = useQuery({
    queryKey: ['routing', conversationId],
    queryFn: () => api.call('GET /api/conversations/:id/routing', { params: { id: conversationId } }),
    refetchInterval: waits ? WAITING_MS : false,
  });
  const key = row ? `${row.agentId}:${row.status}:${row.teamId}` : '';
  useEffect(() => {
    if (key) void refetch();
  }, [key, refetch]);
  const [latest] = data?.decisions ?? [];
  return (
    <Section name="routing" title={t(data?.waiting ? 'routing.whyWaiting' : 'routing.why')}>
      {error && !data ? <ErrorLine problem={error} /> : null}
      {data?.waiting ? (
        <Told explanation={data.waiting} />
      ) : latest ? (
        <Decided decision={latest} />
      ) : data ? (
        <span className="i3">{t('routing.none')}</span>
      ) : null}
    </Section>
  );
}

function Decided({ decision }: { decision: RoutingDecision }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const name = useAgent(decision.agentId)?.name ?? '';
  const { rule } = decision.explanation;
  return (
    <>
      <p className="routing-head">
        <span className="b">{t(`routing.${decision.how}`, { name })}</span>
        <span className="i3 t12 nw">{full(decision.decidedAt)}</span>
      </p>
      {rule ? <p>{t(`routing.rule.${rule}`)}</p> : null}
      <Told explanation={decision.explanation} />
    </>
  );
}

/** Its turn, and who else could or could not take it. */
function Told({ explanation }: { explanation: RoutingExplanation }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const [open, setOpen] = useState(false);
  const { agentId, turn, promotion, eligibleCount, notEligibleCount, obstacleCounts } = explanation;
  const others = eligibleCount - (agentId ? 1 : 0);
  const lines = [
    turn.front ? t('routing.front') : null,
    agentId ? t('routing.waited', { time: duration(turn.waitedSeconds) }) : null,
    turn.headStartSeconds > 0 ? t('routing.headStart', { time: duration(turn.headStartSeconds) }) : null,
    turn.promiseDue ? t('routing.promiseDue') : null,
    promotion ? t('routing.promotion') : null,
  ].filter((line) => line !== null);
  const could = agentId
    ? others > 0
      ? t('routing.alsoCould', { n: others })
      : t('routing.onlyOne')
    : eligibleCount === 0
      ? t('routing.nobody')
      : null;
  const counts = Object.entries(obstacleCounts) as [keyof typeof obstacleCounts, number][];
  return (
    <div className="routing-told">
      {lines.length > 0 ? <p className="i2 t12">{lines.join(' · ')}</p> : null}
      {could ? <p className={agentId ? 'i2 t12' : 'b'}>{could}</p> : null}
      {notEligibleCount > 0 ? (
        <>
          <p className="i2 t12">{t('routing.couldNot', { n: notEligibleCount })}</p>
          <ul className="routing-counts">
            {counts
              .sort((a, b) => b[1] - a[1])
              .map(([why, n]) => (
                <li key={why} className="chip">
                  {t(`routing.obstacle.${why}`)} {n}
                </li>
              ))}
          </ul>
        </>
      ) : null}
      {others + notEligibleCount > 0 ? (
        <button
          type="button"
          className="link-button t12"
          aria-expanded={open}
          onClick={() => setOpen((before) => !before)}
        >
          {t(open ? 'routing.hide' : 'routing.show')}
        </button>
      ) : null}
      {open ? <Everybody explanation={explanation} /> : null}
    </div>
  );
}
