import { useMemo, useState } from 'react';
import { Button, Segmented } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-texts';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { DataTable } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { SearchField } from '../page/search-field';
import { AgentDrawer } from './agent-drawer';
import { listedAgents } from './agent-list';
import { useAgentColumns } from './agent-columns';
import { DeactivateDialog } from './deactivate-dialog';
import { InviteDrawer } from './invite-drawer';
import { useAgents, type AgentRecord } from './use-agents';

/** Everybody with an account: who does what, how much, and when they were last here. */
export function AgentsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { query, put } = useAgents();
  const [text, setText] = useState('');
  const [shown, setShown] = useState<'active' | 'all'>('active');
  const [openId, setOpenId] = useState<string | null>(null);
  const [inviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState<AgentRecord | null>(null);
  const columns = useAgentColumns((agent) => setOpenId(agent.id));
  const rows = useMemo(
    () => listedAgents(query.data ?? [], { text, all: shown === 'all' }, language),
    [query.data, text, shown, language],
  );
  const opened = query.data?.find((agent) => agent.id === openId);

  return (
    <Column
      wide
      title={t('settings.menu.agents')}
      actions={
        <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setInviting(true)}>
          {t('settings.agents.invite')}
        </Button>
      }
    >
      <Loaded query={query}>
        {() => (
          <>
            <div className="table-tools">
              <SearchField value={text} placeholder={t('settings.agents.search')} onChange={setText} />
              <Segmented
                aria-label={t('settings.agents.column.state')}
                value={shown}
                options={[
                  { value: 'active', label: t('settings.agents.filterActive') },
                  { value: 'all', label: t('settings.agents.filterAll') },
                ]}
                onChange={setShown}
              />
              <span className="grow" />
              <span className="i3">{t('common.people', { n: rows.length })}</span>
            </div>
            {rows.length > 0 ? (
              <DataTable
                label={t('settings.menu.agents')}
                columns={columns}
                rows={rows}
                rowKey={(agent) => agent.id}
                muted={(agent) => agent.accountState === 'deactivated'}
                selected={openId}
                onOpen={(agent) => setOpenId(agent.id)}
              />
            ) : (
              <div className="card">
                <StateBlock
                  drawing="search"
                  title={text ? t('common.noneFound', { q: text }) : t('settings.agents.empty')}
                >
                  {text ? (
                    <Button onClick={() => setText('')}>{t('common.clear')}</Button>
                  ) : (
                    <Button type="primary" onClick={() => setInviting(true)}>
                      {t('settings.agents.invite')}
                    </Button>
                  )}
                </StateBlock>
              </div>
            )}
          </>
        )}
      </Loaded>
      {inviting ? <InviteDrawer onInvited={put} onClose={() => setInviting(false)} /> : null}
      {opened && !leaving ? (
        <AgentDrawer
          key={opened.id}
          agent={opened}
          onChanged={put}
          onDeactivate={() => setLeaving(opened)}
          onClose={() => setOpenId(null)}
        />
      ) : null}
      {leaving ? (
        <DeactivateDialog
          agent={leaving}
          agents={query.data ?? []}
          onDone={(agent) => {
            put(agent);
            setOpenId(null);
          }}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </Column>
  );
}
