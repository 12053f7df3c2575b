import { Tooltip } from 'antd';
import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { waitingChip } from '@yingda/design-system';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { neededAt } from '../../live/needed-at';
import { clockOf, isOpen, isQueued } from '../../live/row-order';
import { useStore } from '../../live/store';
import { useNow } from '../../live/ticker';
import { useLive } from '../../live/use-live';
import type { Viewer } from '../../live/live-state';
import { Avatar } from '../../parts/avatar';
import { WaitSign } from '../../parts/wait-chip';
import { useClocks } from './use-clocks';

const NOBODY: readonly Viewer[] = [];
const FACES = 3;

interface ServiceBarProps {
  row: ConversationRow;
  /** Who of the staff closed it; known once its timeline is here. */
  closedBy: string | null;
}

function FirstResponse({ row }: { row: ConversationRow }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const now = useNow();
  const first = useClocks(row).findLast(({ kind }) => kind === 'first-response');
  if (row.firstResponseAt) {
    if (!first?.targetSeconds || !['met', 'broken'].includes(first.outcome)) return null;
    const [took, target] = [first.spentMs / 1000, first.targetSeconds];
    const met = first.outcome === 'met';
    return (
      <span className={`row g4 ${met ? 'c-ok' : 'c-late'}`}>
        {met ? (
          <Check size={12} strokeWidth={2} aria-hidden="true" />
        ) : (
          <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
        )}
        {t(met ? 'conversation.service.firstMet' : 'conversation.service.firstMissed', {
          t: duration(took),
          target: duration(target),
        })}
      </span>
    );
  }
  if (row.customer.blocked || row.clock?.kind !== 'first-response') return null;
  const left = (Date.parse(row.clock.dueAt) - now) / 1000;
  return left >= 0 ? (
    <span>{t('conversation.service.firstRunning', { t: duration(Math.ceil(left)) })}</span>
  ) : null;
}

function NextReply({ row, closedBy }: ServiceBarProps) {
  const { t } = useTranslation();
  const { duration, full } = useFormats();
  const language = useLanguage();
  const now = useNow();
  if (!isOpen(row)) {
    if (!row.closedAt) return null;
    const time = full(row.closedAt);
    if (row.endedBy === 'agent')
      return (
        <span>
          {closedBy
            ? t('conversation.service.closed', {
                time,
                who: t('conversation.service.whoAgent', { name: closedBy }),
              })
            : t('conversation.service.closedPlain', { time })}
        </span>
      );
    const who = {
      customer: 'whoCustomer',
      silence: 'whoSilence',
      system: 'whoSystem',
      merge: 'whoMerge',
    } as const;
    return (
      <span>
        {t('conversation.service.closed', {
          time,
          who: t(`conversation.service.${who[row.endedBy ?? 'system']}`),
        })}
      </span>
    );
  }
  if (row.customer.blocked) return <span>{t('conversation.service.blocked')}</span>;
  const clock = clockOf(row);
  if (!clock.dueAt) {
    if (row.status === 'bot') return null;
    return (
      <span>
        {t('conversation.service.customer', { t: duration((now - Date.parse(row.waitingSince)) / 1000) })}
      </span>
    );
  }
  if (isQueued(row)) {
    return (
      <span className="c-soon b">
        {t('conversation.service.queued', { t: duration((now - neededAt(row)) / 1000) })}
      </span>
    );
  }
  const chip = waitingChip(clock, now, { language });
  const tone = { ok: 'c-ok', soon: 'c-soon b', late: 'c-late b', idle: '', paused: '' }[chip.level];
  return (
    <Tooltip
      title={t('conversation.service.promise', {
        kind: row.clock ? t(`conversation.promise.${row.clock.kind}`) : '',
        due: chip.label,
      })}
    >
      <span className={`row g4 ${tone}`} role="timer" aria-label={chip.label} aria-live="off">
        <WaitSign level={chip.level} used={chip.used} />
        {chip.level === 'late'
          ? t('conversation.service.late', { t: chip.text.slice(1) })
          : t('conversation.service.next', { t: chip.text })}
      </span>
    </Tooltip>
  );
}

/** Colleagues who are here too; somebody writing a reply is said in `soon`. */
function Others({ id }: { id: string }) {
  const { t } = useTranslation();
  const viewers = useStore(useLive().state.viewers, (all) => all[id] ?? NOBODY);
  if (viewers.length === 0) return null;
  const order = { reply: 0, note: 1, viewing: 2 } as const;
  const sorted = [...viewers].sort((a, b) => order[a.activity] - order[b.activity]);
  const first = sorted[0] as Viewer;
  const key = { reply: 'viewingReply', note: 'viewingNote', viewing: 'viewing' } as const;
  return (
    <span className={`row g6 ${first.activity === 'viewing' ? 'i2' : 'c-soon'}`} role="status">
      <span className="faces">
        {sorted.slice(0, FACES).map((viewer) => (
          <Avatar key={viewer.agentId} id={viewer.agentId} name={viewer.name} size={20} />
        ))}
      </span>
      <span className={first.activity === 'reply' ? 'b' : ''}>
        {t(`conversation.${key[first.activity]}`, { name: first.name })}
      </span>
      {sorted.length > 1 ? <span>{t('conversation.othersHere', { n: sorted.length - 1 })}</span> : null}
    </span>
  );
}

/** 32 px under the header: first response against its target, the next reply, who else is here. */
export function ServiceBar({ row, closedBy }: ServiceBarProps) {
  return (
    <div className="service-bar">
      <FirstResponse row={row} />
      <NextReply row={row} closedBy={closedBy} />
      <span className="grow" />
      <Others id={row.id} />
    </div>
  );
}
