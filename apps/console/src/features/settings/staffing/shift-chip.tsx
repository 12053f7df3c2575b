import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../live/use-live';
import { useDayNames } from './use-day-names';
import type { Shift } from './use-staffing';

interface ShiftChipProps {
  shift: Shift;
  /** Another team's: shown, not changed here. */
  elsewhere: boolean;
  going: boolean;
  away: boolean;
  /** Without a brush a click opens it. */
  opens: boolean;
  onCover: () => void;
  onToggle: () => void;
}

/** One shift in the week; opened, what it is and what can be done about it. */
export function ShiftChip({ shift, elsewhere, going, away, opens, onCover, onToggle }: ShiftChipProps) {
  const { t } = useTranslation();
  const { agents, teams } = useDirectory();
  const days = useDayNames();
  const nameOf = (id: string | null) => agents.find((agent) => agent.id === id)?.name ?? '';
  const marks = [elsewhere ? 'elsewhere' : '', going ? 'going' : '', away ? 'away' : ''].join(' ');
  const face = (
    <>
      <b className="cut">
        {shift.coversAgentId ? <i>{t('staffing.coversShort')}</i> : null}
        {shift.name}
      </b>
      <span className="times">
        {shift.start}–{shift.end}
      </span>
    </>
  );
  const label = `${shift.name} ${shift.start}–${shift.end}`;
  if (!opens)
    return (
      <span className={`shift-chip shift-color ${shift.color} ${marks}`} title={label}>
        {face}
      </span>
    );
  const card = (
    <div className="shift-card">
      <p>
        <b>{shift.name}</b> {days.both(shift.date)} {shift.start}–{shift.end}
      </p>
      {shift.breaks.length > 0 ? (
        <p className="i2">
          {t('staffing.restOf', {
            times: shift.breaks.map(({ open, close }) => `${open}–${close}`).join(t('settings.nameJoin')),
          })}
        </p>
      ) : null}
      {shift.coversAgentId ? <p>{t('staffing.covers', { name: nameOf(shift.coversAgentId) })}</p> : null}
      {elsewhere ? (
        <p className="i2">
          {t('staffing.elsewhere', { team: teams.find(({ id }) => id === shift.teamId)?.name ?? '' })}
        </p>
      ) : null}
      {away ? <p className="shift-away">{t('staffing.needsCover')}</p> : null}
      {shift.note ? <p className="i2">{shift.note}</p> : null}
      {elsewhere ? null : (
        <div className="row g8">
          <Button size="small" onClick={onCover} disabled={going}>
            {t('staffing.cover')}
          </Button>
          <Button size="small" danger={!going} onClick={onToggle}>
            {t(going ? 'staffing.undo' : 'staffing.remove')}
          </Button>
        </div>
      )}
    </div>
  );
  return (
    <Popover content={card} trigger="click" destroyOnHidden>
      <button type="button" className={`shift-chip shift-color ${shift.color} ${marks}`} title={label}>
        {face}
      </button>
    </Popover>
  );
}
