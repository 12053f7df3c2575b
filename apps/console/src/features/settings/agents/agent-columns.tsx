import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { Avatar } from '../../../parts/avatar';
import type { TableColumn } from '../page/data-table';
import type { AgentRecord } from './use-agents';

/** Columns of the table of agents; state and load are the live ones where they are known. */
export function useAgentColumns(onOpen: (agent: AgentRecord) => void): TableColumn<AgentRecord>[] {
  const { t } = useTranslation();
  const { day, short } = useFormats();
  const { agents: live, teams } = useDirectory();
  return useMemo(() => {
    const liveOf = new Map(live.map((agent) => [agent.id, agent]));
    const teamName = new Map(teams.map((team) => [team.id, team.name]));
    return [
      {
        key: 'name',
        title: t('settings.agents.column.name'),
        width: 200,
        render: (agent) => (
          <button type="button" className="row-open" onClick={() => onOpen(agent)}>
            <Avatar id={agent.id} name={agent.name} url={agent.avatarUrl} size={24} />
            <span className="cut" title={`${agent.name} ${agent.email}`}>
              {agent.name}
            </span>
            {agent.publicName !== agent.name ? <span className="i3 cut">{agent.publicName}</span> : null}
          </button>
        ),
      },
      {
        key: 'email',
        title: t('settings.agents.email'),
        width: 200,
        rank: 'third',
        render: (agent) => (
          <span className="cut i2" title={agent.email}>
            {agent.email}
          </span>
        ),
      },
      {
        key: 'role',
        title: t('settings.agents.column.role'),
        width: 128,
        render: (agent) => <span className="cut">{t(`role.${agent.role}`)}</span>,
      },
      {
        key: 'teams',
        title: t('settings.agents.column.teams'),
        width: 144,
        rank: 'second',
        render: (agent) => {
          const names = agent.teamIds.map((id) => teamName.get(id) ?? t('common.unknownTeam'));
          const text = names.join(t('settings.nameJoin'));
          return (
            <span className="cut i2" title={text}>
              {text || '–'}
            </span>
          );
        },
      },
      {
        key: 'capacity',
        title: t('settings.agents.column.capacity'),
        width: 88,
        align: 'end',
        render: (agent) => {
          const { load, capacity } = { ...agent, load: liveOf.get(agent.id)?.load ?? agent.load };
          return (
            <span title={t('settings.agents.loadTitle', { load, capacity })}>
              {load}
              <span className="i3">/{capacity}</span>
            </span>
          );
        },
      },
      {
        key: 'state',
        title: t('settings.agents.column.state'),
        width: 168,
        render: (agent) => {
          if (agent.accountState === 'invited')
            return <span className="chip soon">{t('settings.agents.invited')}</span>;
          if (agent.accountState === 'deactivated')
            return <span className="chip">{t('settings.agents.deactivated')}</span>;
          const state = liveOf.get(agent.id)?.state ?? agent.state;
          return (
            <span className="row g6 cut">
              <i className={`presence ${state}`} />
              {t(`state.${state}`)}
              {agent.expiresAt ? (
                <span className="i3 cut">
                  {t('settings.agents.temporary', { date: day(agent.expiresAt) })}
                </span>
              ) : null}
            </span>
          );
        },
      },
      {
        key: 'seen',
        title: t('settings.agents.column.lastSeen'),
        width: 120,
        rank: 'second',
        align: 'end',
        render: (agent) => (
          <span className="i3">
            {agent.lastSeenAt ? short(agent.lastSeenAt) : t('settings.agents.never')}
          </span>
        ),
      },
    ];
  }, [t, day, short, live, teams, onOpen]);
}
