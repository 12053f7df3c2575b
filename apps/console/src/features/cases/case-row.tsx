import { memo } from 'react';
import { EyeOff, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { Avatar } from '../../parts/avatar';
import { TierTag } from '../../parts/tier-tag';
import { WaitChip } from '../../parts/wait-chip';
import { rowClock } from './case-clocks';
import type { CaseRow } from './use-cases';

/** One case in the list: what it is, whose, where it stands, and how long it may still take. */
export const CaseRowLine = memo(function CaseRowLine({ one }: { one: CaseRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { full } = useFormats();
  const clock = rowClock(one);
  const kind = language === 'en' ? one.kindName.en : one.kindName.zh;
  return (
    <Link className={`case-row${one.stage === 'closed' ? ' closed' : ''}`} to={`/cases/${one.id}`}>
      {one.ownerId ? (
        <Avatar id={one.ownerId} name={one.ownerName ?? ''} size={24} />
      ) : (
        <span className="case-ring" title={t('cases.noOwner')} />
      )}
      <span className="col">
        <b className="nw">{one.number}</b>
        <span className="i3 t12 cut">{kind}</span>
      </span>
      <span className="col" style={{ minWidth: 0 }}>
        <span className="row g6">
          {one.confidential ? (
            <EyeOff size={14} strokeWidth={1.75} aria-label={t('cases.confidential')} />
          ) : null}
          {one.external ? (
            <TriangleAlert size={14} strokeWidth={1.75} className="c-late" aria-label={t('cases.external')} />
          ) : null}
          <span className="cut" title={one.title}>
            {one.title}
          </span>
        </span>
        <span className="i2 t12 row g6">
          <span className="cut">
            {[one.customerName ?? t('cases.noCustomer'), one.product].filter(Boolean).join(' · ')}
          </span>
          {one.tier ? <TierTag tier={one.tier} /> : null}
        </span>
      </span>
      <span className="second cut i2">{one.ownerName ?? t('cases.noOwner')}</span>
      <span className="cut">
        <span className={`chip${one.stage === 'closed' ? '' : ' accent'}`}>
          {t(`cases.stage.${one.stage}`)}
        </span>
      </span>
      <span className="second row g4 wrap">
        <span className={`chip ${LEVEL_LOOK[one.level - 1] ?? ''}`}>
          {t('cases.level', { n: one.level })}
        </span>
        {one.reopenedCount > 0 ? (
          <span className="chip soon" title={t('cases.reopenedTimes', { n: one.reopenedCount })}>
            {t('cases.reopenedShort', { n: one.reopenedCount })}
          </span>
        ) : null}
      </span>
      <span className="case-row-due">
        {clock ? (
          <WaitChip clock={clock} />
        ) : one.closedAs ? (
          <span className="i2">{t(`cases.ending.${one.closedAs}`)}</span>
        ) : null}
        <span className="i3 t12 nw">
          {one.closedAt
            ? full(one.closedAt)
            : one.dueClock && one.dueAt
              ? `${t(`cases.clockShort.${one.dueClock}`)} ${full(one.dueAt)}`
              : t('cases.waitingCustomer')}
        </span>
      </span>
    </Link>
  );
});

const LEVEL_LOOK = ['', 'soon', 'late'] as const;
