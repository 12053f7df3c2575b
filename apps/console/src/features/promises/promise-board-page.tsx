import { useState } from 'react';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PROMISE_BANDS } from '@yingda/contracts/names';
import { useLanguage } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { useDepartments } from '../tasks/use-tasks';
import { BehindDrawer } from './behind-drawer';
import {
  behindOf,
  BOARD_GROUPS,
  type BoardCell,
  type BoardGroup,
  type BoardRow,
  keptShare,
  rowsOf,
} from './board-rows';
import { HandManyDialog } from './hand-many-dialog';
import { type Behind, useHearPromises, usePromiseBoard } from './use-promises';
import './promises.css';

/** For who leads: what is due and overdue now, by owner, department and team; every number opens its list. */
export function PromiseBoardPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { agents, teams } = useDirectory();
  const departments = useDepartments().data ?? [];
  const board = usePromiseBoard();
  const [group, setGroup] = useState<BoardGroup>('owner');
  const [behind, setBehind] = useState<{ title: string; of: Behind } | null>(null);
  const [handing, setHanding] = useState<string | null>(null);
  useHearPromises();
  const nameOf = (id: string | null | undefined, of: BoardGroup) => {
    if (!id) return t('promises.board.nobody');
    if (of === 'owner') return agents.find((one) => one.id === id)?.name ?? t('common.unknownPerson');
    if (of === 'team') return teams.find((one) => one.id === id)?.name ?? t('common.unknownPerson');
    return departments.find((one) => one.id === id)?.name[language] ?? t('common.unknownPerson');
  };
  const data = board.data;
  const open = (row: BoardRow, cell: BoardCell, of: BoardGroup | 'all') =>
    data &&
    setBehind({
      title: of === 'all' ? t('promises.board.all') : nameOf(row.id, of),
      of: behindOf(data, { group: of, id: row.id ?? null, cell }),
    });
  const rows = data
    ? rowsOf(data, group).filter(
        ({ overdue, dueToday, kept, broken }) => overdue + dueToday + kept + broken > 0,
      )
    : [];
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('promises.board.title')}</h1>
          <span className="i2 t12">{t('promises.board.hint')}</span>
        </span>
        <Link to="/my-day">{t('promises.title')}</Link>
        <Segmented<BoardGroup>
          aria-label={t('promises.board.by')}
          value={group}
          onChange={setGroup}
          options={BOARD_GROUPS.map((value) => ({ value, label: t(`promises.board.${value}`) }))}
        />
      </header>
      <div className="page-body my-day">
        {board.isPending ? <Skeleton rows={6} height={40} /> : null}
        {board.isError && !data ? (
          <ErrorBlock
            title={t('promises.board.failed')}
            problem={board.error}
            onRetry={() => void board.refetch()}
          />
        ) : null}
        {data && data.all.overdue + data.all.dueToday === 0 ? (
          <StateBlock drawing="answered" title={t('promises.board.empty')} />
        ) : null}
        {data ? (
          <table className="promise-board">
            <thead>
              <tr>
                <th scope="col">{t(`promises.board.${group}`)}</th>
                <th scope="col">{t('promises.board.dueToday')}</th>
                <th scope="col">{t('promises.board.overdue')}</th>
                {PROMISE_BANDS.map((band) => (
                  <th key={band} scope="col" className="i2">
                    {t(`promises.board.band.${band}`)}
                  </th>
                ))}
                <th scope="col">{t('promises.board.kept')}</th>
                <th scope="col">
                  <span className="hidden-text">{t('promises.reassign')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <Row
                row={data.all}
                name={t('promises.board.all')}
                strong
                onOpen={(cell) => open(data.all, cell, 'all')}
              />
              {rows.map((row) => (
                <Row
                  key={row.id ?? 'nobody'}
                  row={row}
                  name={nameOf(row.id, group)}
                  onOpen={row.id ? (cell) => open(row, cell, group) : null}
                  onHand={group === 'owner' && row.id ? () => setHanding(row.id!) : null}
                />
              ))}
            </tbody>
          </table>
        ) : null}
      </div>
      {behind ? <BehindDrawer {...behind} onClose={() => setBehind(null)} /> : null}
      {handing ? (
        <HandManyDialog
          what={{ fromId: handing }}
          title={`${t('promises.board.handAll')} · ${nameOf(handing, 'owner')}`}
          onClose={() => setHanding(null)}
        />
      ) : null}
    </main>
  );
}

interface RowProps {
  row: BoardRow;
  name: string;
  strong?: boolean;
  onOpen: ((cell: BoardCell) => void) | null;
  onHand?: (() => void) | null;
}
function Row({ row, name, strong, onOpen, onHand }: RowProps) {
  const { t } = useTranslation();
  const share = keptShare(row);
  const cells: [BoardCell, number, string][] = [
    ['today', row.dueToday, ''],
    ['overdue', row.overdue, 'late'],
    ...row.bands.map((n, band): [BoardCell, number, string] => [band as 0, n, band === 3 ? 'late' : '']),
  ];
  return (
    <tr className={strong ? 'b' : ''}>
      <th scope="row">{name}</th>
      {cells.map(([cell, n, look]) => (
        <td key={cell} className={n > 0 ? look : 'i3'}>
          {n > 0 && onOpen ? (
            <button type="button" className="link-button" onClick={() => onOpen(cell)}>
              {n}
            </button>
          ) : (
            n
          )}
        </td>
      ))}
      <td title={t('promises.count.keptOf', { kept: row.kept, over: row.kept + row.broken })}>
        {share === null ? '–' : `${Math.round(share * 1_000) / 10}%`}
      </td>
      <td>
        {onHand && row.overdue + row.dueToday > 0 ? (
          <Button size="small" type="text" onClick={onHand}>
            {t('promises.board.handAll')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
