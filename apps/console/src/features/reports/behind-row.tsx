import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReportCase } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { ChannelMark } from '../../parts/channel-mark';
import { TierTag } from '../../parts/tier-tag';
import { useCustomerName } from '../inbox/use-row-text';
import { meets } from './figure-text';
import type { Reading } from './never-answered';
import { useGroupNames } from './use-group-names';
import { useFigureText } from './use-figure-text';

/** One case: whose it was, what it counts for, where it came in; it opens the conversation. */
export function BehindRow({ row, reading }: { row: ReportCase; reading: Pick<Reading, 'unit' | 'target'> }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { teams } = useDirectory();
  const nameOf = useCustomerName();
  const groupName = useGroupNames();
  const number = row.item === 'conversation' ? `#${row.number}` : row.number;
  const who = row.customer ? nameOf(row.customer, row.channel ?? 'web') : null;
  const name =
    row.item === 'conversation' ? (who ?? number) : row.title || number || t(`report.item.${row.item}`);
  const late =
    reading.unit === 'seconds' &&
    reading.target !== null &&
    row.value !== null &&
    !meets(row.value, reading.target, 'lower');
  const team = row.teamId && teams.some(({ id }) => id === row.teamId) ? groupName('team', row.teamId) : null;
  const facts = [
    row.item === 'conversation' || !row.title ? null : number || null,
    row.item === 'conversation' ? null : who,
    row.channel ? t(`channel.${row.channel}`) : null,
    row.agentId ? groupName('agent', row.agentId) : team,
    full(row.at ?? row.openedAt),
  ].filter((fact) => fact !== null);
  const inner = (
    <>
      <span className="row g6">
        <b className="cut">{name}</b>
        {row.tier ? <TierTag tier={row.tier} /> : null}
        {row.imported ? <span className="chip">{t('report.imported')}</span> : null}
      </span>
      <b className={late ? 'c-late nw' : 'nw'}>
        <Value row={row} reading={reading} />
        {late ? <span className="hidden-text">{t('report.missed')}</span> : null}
      </b>
      <span className="t12 i2 row g4 cut">
        {row.channel ? <ChannelMark channel={row.channel} /> : null}
        <span className="cut">
          {facts.map((fact, at) => (
            <span key={fact}>
              {at > 0 ? <i className="dot" /> : null}
              {fact}
            </span>
          ))}
        </span>
      </span>
      <span className="t12 i3 nw">{row.opens ? t('report.show') : t('report.notYours')}</span>
    </>
  );
  return row.opens ? (
    <Link className="behind-row" to={placeOf(row)}>
      {inner}
    </Link>
  ) : (
    <div className="behind-row">{inner}</div>
  );
}

/** What the case counts for. */
function Value({ row, reading }: { row: ReportCase; reading: Pick<Reading, 'unit' | 'target'> }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const text = useFigureText();
  if (row.unanswered) return t('report.neverAnswered');
  if (reading.unit === 'share') return t(row.of ? 'report.part.counted' : 'report.part.not-counted');
  if (row.value === null) return '–';
  if (reading.unit === 'ratio')
    return row.of === null ? number(row.value) : `${number(row.value)}/${number(row.of)}`;
  return reading.unit === 'count' ? null : text.write(row.value, reading.unit);
}

/** Where it can be looked at. */
function placeOf({ item, itemId, conversationId }: ReportCase): string {
  if (item === 'conversation') return `/inbox/all/${conversationId}`;
  if (item === 'case') return `/cases/${itemId}`;
  if (item === 'feedback') return `/cases/feedback?id=${itemId}`;
  // Actions have no page of their own.
  return item === 'action' ? '/actions' : `/contacts/${itemId}`;
}
