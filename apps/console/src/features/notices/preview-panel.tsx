import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { isWhole } from './notice-form';
import type { NoticePlan, NoticePreview, usePreview } from './use-notices';

/** How many get it, as far as it was looked at. */
export function reachedIn(preview: NoticePreview | undefined): number {
  return (preview?.tallies ?? [])
    .filter(({ state }) => state !== 'left-out')
    .reduce((sum, { count }) => sum + count, 0);
}

/** Who would get it now, by which way, who would not and why, and what some of them would read. */
export function PreviewPanel({
  plan,
  preview,
}: {
  plan: NoticePlan;
  preview: ReturnType<typeof usePreview>;
}) {
  const { t } = useTranslation();
  const { data, isError, error, isFetching, refetch } = preview;
  const whole = isWhole(plan, 'counted');
  return (
    <aside className="card notice-preview" aria-label={t('notices.preview')} aria-busy={isFetching}>
      <h2>{t('notices.preview')}</h2>
      {!whole ? <StateBlock drawing="search" title={t('notices.previewHint')} /> : null}
      {whole && isError && !data ? (
        <ErrorBlock title={t('notices.previewFailed')} problem={error} onRetry={() => void refetch()} />
      ) : null}
      {whole && !data && !isError ? <Skeleton rows={4} height={28} /> : null}
      {whole && data ? (
        <Counts preview={data} written={Boolean(plan.texts.zh.trim() || plan.texts.en.trim())} />
      ) : null}
    </aside>
  );
}

function Counts({ preview, written }: { preview: NoticePreview; written: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { members, looked, byTemplate, tallies, sample, seconds } = preview;
  const reached = reachedIn(preview);
  return (
    <>
      <div className="notice-figures">
        <span>
          <b className="reach">{formats.number(reached)}</b>
          <span className="i2">{t('notices.reach')}</span>
        </span>
        <span>
          <b>{formats.number(Math.max(0, members - reached))}</b>
          <span className="i2">{t('notices.left')}</span>
        </span>
      </div>
      {members > looked ? (
        <p className="i2 t12">
          {t('notices.firstOnly', { members: formats.number(members), looked: formats.number(looked) })}
        </p>
      ) : null}
      {byTemplate > 0 ? (
        <p className="i2 t12">{t('notices.template.some', { n: formats.number(byTemplate) })}</p>
      ) : null}
      {seconds >= 60 ? (
        <p className="i2 t12">{t('notices.takes', { time: formats.duration(seconds, 'long') })}</p>
      ) : null}
      <ul className="notice-tallies">
        {tallies.map(({ state, channel, reason, count }) => (
          <li key={`${state} ${channel} ${reason}`} className={state === 'left-out' ? 'i2' : ''}>
            <span className="grow">
              {reason ? t(`notices.reason.${reason}` as 'notices.reason.joined') : null}
              {channel ? t(`channel.${channel}`) : null}
              {state === 'shown' ? ` · ${t('notices.asBanner')}` : null}
            </span>
            <b>{formats.number(count)}</b>
          </li>
        ))}
      </ul>
      {sample.length > 0 ? <h3>{t('notices.samples')}</h3> : null}
      <ul className="notice-sample">
        {sample.map((one) => (
          <li key={one.customerId}>
            <span className="row g8">
              <b className="cut">{one.customerName || t('notices.nameless')}</b>
              <span className="i3 t12">
                {one.leftOut
                  ? t(`notices.reason.${one.leftOut}`)
                  : t(one.template ? 'notices.template.by' : 'notices.by', {
                      channel: t(`channel.${one.channel!}`),
                    })}
              </span>
            </span>
            {one.leftOut || !written ? null : <p>{one.text ?? t('notices.gone')}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
