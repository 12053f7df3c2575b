import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';
import { WaitChip } from '../../parts/wait-chip';
import { rowClock } from './case-clocks';
import { columnsAt, type StageColumn } from './stages';
import type { CaseDetail } from './use-cases';

/** Eight stages: what is behind with who and when, where it is with its clock, what is to come with its time. */
export function StageStrip({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const clock = rowClock(one);
  const hint = (column: StageColumn): string => {
    if (column === 'told') return t('cases.dueBefore', { time: full(one.resultDueAt) });
    if (column === 'following-up' && one.followUpDueAt)
      return t('cases.dueBefore', { time: full(one.followUpDueAt) });
    return column === 'received' ? '' : t(`cases.columnHint.${column}`);
  };
  return (
    <ol className="case-stages" aria-label={t('cases.stages')}>
      {columnsAt(one.stage).map(({ column, look }, at) => {
        const came = look === 'done' ? arrival(one, column) : null;
        return (
          <li
            key={column}
            id={`case-stage-${at + 1}`}
            className={`case-stage ${look}`}
            aria-current={look === 'now' ? 'step' : undefined}
          >
            <span className="mark" aria-hidden="true">
              {look === 'done' ? <Check size={12} strokeWidth={2.5} /> : look === 'coming' ? at + 1 : null}
            </span>
            <b className="cut">{t(`cases.column.${column}`)}</b>
            <small className="cut">
              {look === 'done' ? (
                came ? (
                  <span title={`${full(came.at)} ${came.byName}`}>{`${full(came.at)} ${came.byName}`}</span>
                ) : (
                  t('cases.passed')
                )
              ) : look === 'now' && clock ? (
                <WaitChip clock={clock} />
              ) : (
                hint(column)
              )}
            </small>
          </li>
        );
      })}
    </ol>
  );
}

/** The last line of the history that brought the case to a column. */
function arrival(one: CaseDetail, column: StageColumn) {
  const stage = column === 'proposed' ? 'accepted' : column;
  return one.history.findLast(
    ({ step, toStage }) =>
      toStage === stage ||
      (column === 'received' && step === 'opened') ||
      (column === 'told' && step === 'told') ||
      (column === 'closed' && step === 'closed'),
  );
}
