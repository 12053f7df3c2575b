import { useMemo, useState } from 'react';
import { Segmented, Select } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../app/session';
import { useFormats } from '../../../i18n/use-texts';
import { ErrorLine } from '../../../parts/error-line';
import { OnlineButton } from '../page/online-button';
import { compared, type ComparedMessage, type PastTrial } from './past-changes';
import type { TriedDraft } from './try-panel';
import { reasonWord } from './word-in';

const RANGES = { day: 1, week: 7, month: 30 } as const;
type Range = keyof typeof RANGES;
const DAY_MS = 86_400_000;
const LIMIT = 500;
const FILTERS = ['all', 'matched', 'changed', 'unmatched'] as const;
type Filter = (typeof FILTERS)[number];

const shows: Record<Filter, (one: ComparedMessage) => boolean> = {
  all: () => true,
  matched: ({ message }) => message.matches.length > 0,
  changed: ({ change }) => change !== null,
  unmatched: ({ message }) => message.matches.length === 0,
};

/** What customers really wrote, with what would answer it, before anything goes live. */
export function TryPast({ draft, inboxId }: { draft: TriedDraft | null; inboxId: string | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [range, setRange] = useState<Range>('week');
  const [filter, setFilter] = useState<Filter>('all');
  const trial = useMutation({
    mutationFn: async (): Promise<{ now: PastTrial; saved: PastTrial | null }> => {
      const to = new Date();
      const from = new Date(to.getTime() - RANGES[range] * DAY_MS);
      const asked = { from: from.toISOString(), to: to.toISOString(), limit: LIMIT, inboxId };
      const ask = (tried: TriedDraft | null) =>
        api.call('POST /api/auto-replies/try-history', { body: { ...asked, draft: tried } });
      const [now, saved] = await Promise.all([ask(draft), draft ? ask(null) : null]);
      return { now, saved };
    },
    onSuccess: ({ saved }) => setFilter(saved ? 'changed' : 'matched'),
  });
  const result = useMemo(
    () => (trial.data ? compared(trial.data.now, trial.data.saved) : null),
    [trial.data],
  );
  const shown = result?.messages.filter(shows[filter]) ?? [];
  const looked = trial.data?.now.looked ?? 0;
  const counts = result?.counts;
  const changes = counts ? (['gained', 'lost', 'other'] as const).filter((one) => counts[one] > 0) : [];
  return (
    <>
      <div className="row g8">
        <Select<Range>
          className="grow"
          aria-label={t('autoReplies.try.range')}
          value={range}
          options={(Object.keys(RANGES) as Range[]).map((value) => ({
            value,
            label: t(`autoReplies.try.ranges.${value}`),
          }))}
          onChange={setRange}
        />
        <OnlineButton loading={trial.isPending} onClick={() => trial.mutate()}>
          {t('autoReplies.try.run')}
        </OnlineButton>
      </div>
      <ErrorLine problem={trial.error} />
      {result && counts && trial.data ? (
        <div aria-live="polite" className="col g12">
          {looked === 0 ? (
            <p className="notice">{t('autoReplies.try.emptyPast')}</p>
          ) : (
            <>
              <p>
                {t('autoReplies.try.looked', { n: formats.number(looked) })}
                {' · '}
                <b>
                  {t('autoReplies.try.matched', {
                    n: formats.number(counts.matched),
                    p: `${Math.round((counts.matched / Math.max(1, result.messages.length)) * 100)}%`,
                  })}
                </b>
              </p>
              {trial.data.saved ? (
                <p className="row g8 wrap">
                  {changes.length === 0 ? (
                    <span className="chip">{t('autoReplies.try.same')}</span>
                  ) : (
                    changes.map((one) => (
                      <span key={one} className={`chip ${one === 'lost' ? 'soon' : 'ok'}`}>
                        {t(`autoReplies.try.${one}`, { n: counts[one] })}
                      </span>
                    ))
                  )}
                </p>
              ) : null}
              <details className="try-shares">
                <summary>{t('autoReplies.try.share')}</summary>
                <ul>
                  {trial.data.now.shares
                    .filter(({ messages }) => messages > 0)
                    .map((share) => (
                      <li key={share.autoReplyId}>
                        <Link
                          className="cut grow"
                          target="_blank"
                          to={`/settings/auto-replies/${share.autoReplyId}`}
                        >
                          {share.name}
                        </Link>
                        <span>{formats.number(share.messages)}</span>
                      </li>
                    ))}
                </ul>
              </details>
              <Segmented<Filter>
                size="small"
                aria-label={t('autoReplies.try.past')}
                value={filter}
                options={FILTERS.filter((value) => value !== 'changed' || trial.data.saved).map((value) => ({
                  value,
                  label: t(`autoReplies.try.filter.${value}`),
                }))}
                onChange={setFilter}
              />
              <ul className="past-list">
                {shown.map((one) => (
                  <PastLine key={one.message.messageId} {...one} />
                ))}
              </ul>
              {trial.data.now.nextTo ? <p className="i3">{t('autoReplies.try.more')}</p> : null}
            </>
          )}
        </div>
      ) : null}
    </>
  );
}

function PastLine({ message, before, change }: ComparedMessage) {
  const { t } = useTranslation();
  const { short, full } = useFormats();
  const [best] = message.matches;
  return (
    <li>
      <p className="past-text">{message.text}</p>
      <p className="row g6 wrap t12">
        {change ? (
          <span className={`chip ${change === 'lost' ? 'soon' : 'ok'}`}>
            {t(`autoReplies.try.change.${change}`)}
          </span>
        ) : null}
        {best ? (
          <>
            <span className="b">{best.name}</span>
            <span className="i3">
              {t('autoReplies.try.because', {
                word: reasonWord(best.word),
                match: t(`autoReplies.match.${best.match}`),
              })}
            </span>
          </>
        ) : (
          <span className="i3">{t('autoReplies.try.none')}</span>
        )}
        {before ? <span className="i3">{t('autoReplies.try.was', { name: before })}</span> : null}
        <span className="grow" />
        <Link
          target="_blank"
          to={`/conversations/${message.conversationId}`}
          title={`${t('autoReplies.try.openConversation', { number: message.number })} ${full(message.at)}`}
        >
          <time dateTime={message.at}>{short(message.at)}</time>
        </Link>
      </p>
    </li>
  );
}
