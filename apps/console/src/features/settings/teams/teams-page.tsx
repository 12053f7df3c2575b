import { useMemo, useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../../i18n/use-texts';
import { useDirectory, useLive } from '../../../live/use-live';
import { useStore } from '../../../live/store';
import { Avatar } from '../../../parts/avatar';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { PromotionSwitch } from './routing/promotion-switch';
import { TeamDrawer } from './team-drawer';
import { useTeams, type TeamRecord } from './use-teams';

const FACES = 5;

/** Teams: who is in them, how much each takes, how conversations are accepted. */
export function TeamsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { query, put } = useTeams();
  const { agents } = useDirectory();
  const queues = useStore(useLive().state.queues, (value) => value);
  const [openId, setOpenId] = useState<string | 'new' | null>(null);
  const rows = useMemo(() => {
    const collator = new Intl.Collator(language);
    return [...(query.data ?? [])].sort(
      (a, b) => Number(a.archived) - Number(b.archived) || collator.compare(a.name, b.name),
    );
  }, [query.data, language]);
  const opened = rows.find((team) => team.id === openId);

  const columns: TableColumn<TeamRecord>[] = [
    {
      key: 'name',
      title: t('settings.teams.column.name'),
      width: 216,
      render: (team) => (
        <button type="button" className="row-open" onClick={() => setOpenId(team.id)}>
          <span className="cut" title={team.name}>
            {team.name}
          </span>
          {team.archived ? <span className="chip">{t('settings.teams.archived')}</span> : null}
        </button>
      ),
    },
    {
      key: 'members',
      title: t('settings.teams.column.members'),
      width: 208,
      render: (team) => {
        const members = agents.filter((agent) => team.agentIds.includes(agent.id));
        return (
          <span className="faces" title={members.map((agent) => agent.name).join(t('settings.nameJoin'))}>
            {members.slice(0, FACES).map((agent) => (
              <Avatar key={agent.id} id={agent.id} name={agent.name} url={agent.avatarUrl} size={20} />
            ))}
            <span className="i3">{t('common.people', { n: team.agentIds.length })}</span>
          </span>
        );
      },
    },
    {
      key: 'capacity',
      title: t('settings.teams.column.capacity'),
      width: 120,
      align: 'end',
      rank: 'second',
      render: (team) => team.defaultCapacity,
    },
    {
      key: 'accept',
      title: t('settings.teams.column.accept'),
      width: 168,
      render: (team) =>
        team.automaticAccept
          ? t('settings.teams.automatic')
          : t('settings.teams.offered', { n: team.offerSeconds }),
    },
    {
      key: 'rules',
      title: t('routing.rules'),
      width: 104,
      render: (team) =>
        team.archived ? null : (
          <Link to={`/settings/teams/${team.id}`} onClick={(event) => event.stopPropagation()}>
            {t('routing.rules')}
          </Link>
        ),
    },
    {
      key: 'waiting',
      title: t('settings.teams.column.waiting'),
      width: 88,
      align: 'end',
      rank: 'second',
      render: (team) => queues[team.id]?.waiting ?? <span className="i3">0</span>,
    },
  ];

  const add = (
    <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setOpenId('new')}>
      {t('settings.teams.add')}
    </Button>
  );
  return (
    <Column wide title={t('settings.teams.title')} actions={rows.length > 0 ? add : null}>
      <PromotionSwitch />
      <Loaded query={query} rows={4}>
        {() =>
          rows.length > 0 ? (
            <DataTable
              label={t('settings.teams.title')}
              columns={columns}
              rows={rows}
              rowKey={(team) => team.id}
              muted={(team) => team.archived}
              selected={openId}
              onOpen={(team) => setOpenId(team.id)}
            />
          ) : (
            <div className="card">
              <StateBlock
                drawing="nothing"
                title={t('settings.teams.empty')}
                hint={t('settings.teams.emptyHint')}
              >
                {add}
              </StateBlock>
            </div>
          )
        }
      </Loaded>
      {openId === 'new' || opened ? (
        <TeamDrawer key={openId} team={opened ?? null} onChanged={put} onClose={() => setOpenId(null)} />
      ) : null}
    </Column>
  );
}
