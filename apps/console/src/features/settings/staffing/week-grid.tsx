import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../live/use-live';
import { Avatar } from '../../../parts/avatar';
import { useDayNames } from './use-day-names';
import type { Absence, Shift, StaffingWeek } from './use-staffing';
import { datesOfWeek } from './wall-days';
import { WeekCell } from './week-cell';
import { type Brush, type Cell, minutesPlanned, painted, strokeOf, type WeekDraft } from './week-draft';

interface WeekGridProps {
  week: StaffingWeek;
  draft: WeekDraft;
  brush: Brush | null;
  today: string;
  /** Problems of the last try to save, by cell ("agent date"). */
  wrong: ReadonlyMap<string, string>;
  onDraft: (change: (draft: WeekDraft) => WeekDraft) => void;
  onCover: (shift: Shift) => void;
  onToggle: (shift: Shift) => void;
  onReturn: (absence: Absence) => void;
  /** Under the days, in the same columns. */
  foot: ReactNode;
}

const keyOf = ({ agentId, date }: Cell) => `${agentId} ${date}`;

/** Agents by days. With a brush, cells are painted by clicks, by dragging, or by space and enter; arrows move. */
export function WeekGrid({ week, draft, brush, today, wrong, onDraft, foot, ...deeds }: WeekGridProps) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const days = useDayNames();
  const grid = useRef<HTMLDivElement>(null);
  const stroke = useRef<'paint' | 'undo' | null>(null);
  const dates = useMemo(() => datesOfWeek(week.monday), [week.monday]);
  const { members, shifts, absences, teamId } = week;
  const own = useMemo(() => shifts.filter((shift) => shift.teamId === teamId), [shifts, teamId]);

  useEffect(() => {
    const end = () => void (stroke.current = null);
    window.addEventListener('pointerup', end);
    return () => window.removeEventListener('pointerup', end);
  }, []);
  useEffect(() => {
    // One stop for the tab key; arrows go on from there.
    grid.current?.querySelector<HTMLElement>('[data-cell]')?.setAttribute('tabindex', '0');
  }, [members.length, week.monday]);

  const paint = (cell: Cell, as: 'paint' | 'undo') => {
    if (!brush) return;
    onDraft((before) =>
      strokeOf(before, cell, brush) === as ? painted(before, cell, { brush, shifts: own }) : before,
    );
  };
  const begin = (cell: Cell, event: PointerEvent) => {
    if (!brush || event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).focus();
    stroke.current = strokeOf(draft, cell, brush);
    paint(cell, stroke.current);
  };
  const move = (event: KeyboardEvent, cell: Cell, [rows, columns]: [number, number]) => {
    event.preventDefault();
    const row = members.findIndex(({ agentId }) => agentId === cell.agentId) + rows;
    const column = dates.indexOf(cell.date) + columns;
    const [member, date] = [members[row], dates[column]];
    if (!member || !date) return;
    const next = grid.current?.querySelector<HTMLElement>(`[data-cell="${member.agentId} ${date}"]`);
    grid.current
      ?.querySelectorAll('[data-cell][tabindex="0"]')
      .forEach((one) => one.setAttribute('tabindex', '-1'));
    next?.setAttribute('tabindex', '0');
    next?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as HTMLElement).dataset['cell']?.split(' ');
    if (!at) return;
    const cell = { agentId: at[0]!, date: at[1]! };
    const step = STEPS[event.key];
    if (step) return move(event, cell, step);
    if (event.key === 'Delete' || event.key === 'Backspace')
      return onDraft((before) => painted(before, cell, { brush: 'eraser', shifts: own }));
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (brush) paint(cell, strokeOf(draft, cell, brush));
    else (event.target as HTMLElement).querySelector('button')?.click();
  };

  const nameOf = (id: string) => agents.find((agent) => agent.id === id)?.name ?? '';
  return (
    <div className="shift-scroll">
      <div
        className="shift-grid"
        role="grid"
        aria-label={t('staffing.title')}
        ref={grid}
        onKeyDown={onKeyDown}
      >
        <div role="row" className="shift-row head">
          <span role="columnheader">{t('staffing.agent')}</span>
          {dates.map((date) => (
            <span key={date} role="columnheader" className={date === today ? 'today' : ''}>
              <b>{days.weekday(date)}</b> {days.day(date)}
            </span>
          ))}
        </div>
        {members.map(({ agentId }) => (
          <div role="row" className="shift-row" key={agentId}>
            <span role="rowheader" className="shift-agent">
              <Avatar
                id={agentId}
                name={nameOf(agentId)}
                size={24}
                url={agents.find((agent) => agent.id === agentId)?.avatarUrl}
              />
              <span className="cut" title={nameOf(agentId)}>
                {nameOf(agentId)}
              </span>
              <small>
                {t('staffing.hours', { hours: Math.round(minutesPlanned(draft, own, agentId) / 6) / 10 })}
              </small>
            </span>
            {dates.map((date) => {
              const cell = { agentId, date };
              const here = shifts.filter((shift) => shift.agentId === agentId && shift.date === date);
              const added = draft.add.filter((one) => one.agentId === agentId && one.date === date);
              const names = [...here, ...added.map(({ template }) => template)].map(
                ({ name, start, end }) => `${name} ${start}–${end}`,
              );
              const words = { name: nameOf(agentId), day: days.both(date) };
              return (
                <WeekCell
                  key={date}
                  parts={{
                    ...{ cell, shifts: here, added, draft, teamId },
                    absence: absences.find(
                      (one) => one.agentId === agentId && one.from <= date && date <= one.to,
                    ),
                    wrong: wrong.get(keyOf(cell)),
                    painting: brush !== null,
                    today: date === today,
                    label:
                      names.length > 0
                        ? t('staffing.cell', { ...words, shifts: names.join(', ') })
                        : t('staffing.emptyCell', words),
                  }}
                  deeds={{
                    ...deeds,
                    onStroke: begin,
                    onOver: (over) => (stroke.current ? paint(over, stroke.current) : undefined),
                  }}
                />
              );
            })}
          </div>
        ))}
      </div>
      {foot}
    </div>
  );
}

const STEPS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
