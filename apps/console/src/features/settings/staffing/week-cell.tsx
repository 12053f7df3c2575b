import type { PointerEvent } from 'react';
import { Popover, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ShiftChip } from './shift-chip';
import type { Absence, Shift } from './use-staffing';
import type { Cell, DraftShift, WeekDraft } from './week-draft';

export interface CellParts {
  cell: Cell;
  shifts: readonly Shift[];
  added: readonly DraftShift[];
  absence: Absence | undefined;
  draft: WeekDraft;
  teamId: string;
  /** Why a shift of this cell was refused. */
  wrong: string | undefined;
  painting: boolean;
  label: string;
  today: boolean;
}

export interface CellDeeds {
  onCover: (shift: Shift) => void;
  onToggle: (shift: Shift) => void;
  onReturn: (absence: Absence) => void;
  onStroke: (cell: Cell, event: PointerEvent) => void;
  onOver: (cell: Cell) => void;
}

/** One day of one agent. */
export function WeekCell({ parts, deeds }: { parts: CellParts; deeds: CellDeeds }) {
  const { t } = useTranslation();
  const { cell, shifts, added, absence, draft, teamId, wrong, painting, label, today } = parts;
  return (
    <div
      role="gridcell"
      className={`shift-cell${today ? ' today' : ''}${wrong ? ' wrong' : ''}${painting ? ' paints' : ''}`}
      data-cell={`${cell.agentId} ${cell.date}`}
      tabIndex={-1}
      aria-label={wrong ? `${label} ${wrong}` : label}
      title={wrong}
      onPointerDown={(event) => (painting ? deeds.onStroke(cell, event) : undefined)}
      onPointerEnter={() => deeds.onOver(cell)}
    >
      {absence ? (
        painting ? (
          <span className="absence-chip">{t(`staffing.reason.${absence.reason}`)}</span>
        ) : (
          <Popover
            trigger="click"
            destroyOnHidden
            content={
              <div className="shift-card">
                <p>
                  <b>{t(`staffing.reason.${absence.reason}`)}</b> {absence.from} – {absence.to}
                </p>
                {absence.note ? <p className="i2">{absence.note}</p> : null}
                <Button size="small" onClick={() => deeds.onReturn(absence)}>
                  {t('staffing.removeAbsence')}
                </Button>
              </div>
            }
          >
            <button type="button" className="absence-chip">
              {t(`staffing.reason.${absence.reason}`)}
            </button>
          </Popover>
        )
      ) : null}
      {shifts.map((shift) => (
        <ShiftChip
          key={shift.id}
          shift={shift}
          elsewhere={shift.teamId !== teamId}
          going={draft.remove.has(shift.id)}
          away={absence !== undefined}
          opens={!painting}
          onCover={() => deeds.onCover(shift)}
          onToggle={() => deeds.onToggle(shift)}
        />
      ))}
      {added.map(({ template }) => (
        <span
          key={template.id}
          className={`shift-chip shift-color ${template.color} new`}
          title={`${template.name} ${template.start}–${template.end} · ${t('staffing.toAdd')}`}
        >
          <b className="cut">{template.name}</b>
          <span className="times">
            {template.start}–{template.end}
          </span>
        </span>
      ))}
    </div>
  );
}
