import { useState } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMe } from '../../../app/use-session';
import { useDirectory } from '../../../live/use-live';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { TeamWeek } from './team-week';
import { mondayOf, todayIn } from './wall-days';
import './staffing.css';

/** A team's shifts, week by week, and whether they are enough. */
export function StaffingPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { teams } = useDirectory();
  const [address, setAddress] = useSearchParams();
  const [fallback] = useState(() => mondayOf(todayIn('Asia/Shanghai', new Date())));
  const scope = me.permissions.find(({ permission }) => permission === 'shifts.edit')?.scope;
  const led = teams.filter(({ id }) => scope === 'all' || me.teamIds.includes(id));
  const team = led.find(({ id }) => id === address.get('team')) ?? led[0];
  const monday = mondayOf(
    /^\d{4}-\d{2}-\d{2}$/.test(address.get('week') ?? '') ? address.get('week')! : fallback,
  );
  const go = (to: { team?: string; week?: string }) =>
    setAddress({ team: to.team ?? team?.id ?? '', week: to.week ?? monday }, { replace: true });
  return (
    <Column
      wide
      title={t('staffing.title')}
      hint={t('staffing.hint')}
      actions={
        led.length > 1 ? (
          <Select
            aria-label={t('staffing.team')}
            style={{ width: 176 }}
            value={team?.id}
            options={led.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string) => go({ team: id })}
          />
        ) : null
      }
    >
      {team ? (
        <TeamWeek key={team.id} teamId={team.id} monday={monday} onWeek={(week) => go({ week })} />
      ) : (
        <div className="card">
          <StateBlock drawing="nothing" title={t('staffing.noTeams')} hint={t('staffing.noTeamsHint')} />
        </div>
      )}
    </Column>
  );
}
