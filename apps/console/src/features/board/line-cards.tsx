import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board, BoardMinute } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { Chart } from '../reports/chart/chart';
import { useChartLook } from '../reports/chart/use-chart-look';
import { Definition } from './definition';
import { lineOption } from './line-option';
import { withGaps } from './line-points';

const HEIGHT = 128;

interface LineCardProps {
  name: string;
  minutes: readonly BoardMinute[];
  valueOf: (minute: BoardMinute) => number | null;
  target?: number;
  /** As it is at this moment; the line ends with it. */
  current: string | number;
}

function LineCard({ name, minutes, valueOf, target, current }: LineCardProps) {
  const { t } = useTranslation();
  const { clock } = useFormats();
  const look = useChartLook();
  const option = useMemo(
    () =>
      lineOption(
        {
          points: withGaps(minutes, valueOf),
          target:
            target === undefined ? null : { value: target, label: t('board.line.target', { n: target }) },
          nowLabel: t('board.line.now'),
          ...{ clock, write: String },
        },
        look,
      ),
    [minutes, valueOf, target, clock, look, t],
  );
  return (
    <section className="board-line card" aria-label={name}>
      <h2>
        {name}
        <Definition name={name}>
          <p>{t('board.define.lines')}</p>
        </Definition>
        <span className="grow" />
        <b>{current}</b>
      </h2>
      {minutes.length < 2 ? (
        <p className="i3 board-gathering">{t('board.line.gathering')}</p>
      ) : (
        <Chart option={option} height={HEIGHT} />
      )}
      <table className="hidden-text">
        <caption>{t('board.line.table', { name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.line.minute')}</th>
            <th scope="col">{name}</th>
          </tr>
        </thead>
        <tbody>
          {minutes
            .filter((_, at) => at % 5 === minutes.length % 5)
            .map((minute) => (
              <tr key={minute.at}>
                <th scope="row">{clock(minute.at)}</th>
                <td>{valueOf(minute) ?? '–'}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

const queueOf = (minute: BoardMinute) => minute.queue;
const firstOf = (minute: BoardMinute) => minute.firstResponseMedian;
const usOf = (minute: BoardMinute) => minute.waitingForUs;

/** The last 60 minutes: the queue, first responses, and who waits for our answer. */
export function LineCards({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { minutes, total } = board;
  return (
    <div className="board-lines">
      <LineCard name={t('board.line.queue')} minutes={minutes} valueOf={queueOf} current={total.queue} />
      <LineCard
        name={t('board.line.first')}
        minutes={minutes}
        valueOf={firstOf}
        target={board.targetSeconds}
        current={minutes.at(-1)?.firstResponseMedian ?? '–'}
      />
      <LineCard name={t('board.line.us')} minutes={minutes} valueOf={usOf} current={total.waitingForUs} />
    </div>
  );
}
