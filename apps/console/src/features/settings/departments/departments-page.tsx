import { useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useScope } from '../../../app/use-session';
import { useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { StateBlock } from '../../../parts/state-block';
import { type Department, useDepartments } from '../../tasks/use-tasks';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { DepartmentDrawer } from './department-drawer';

/** Parts of the shop that do tasks on cases, with their handlers. */
export function DepartmentsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { agents } = useDirectory();
  const query = useDepartments();
  const policy = useScope('case-policy.edit');
  const settings = useScope('settings.edit');
  const mayEdit = policy === 'all' || settings === 'all';
  const [edited, setEdited] = useState<Department | 'new' | null>(null);
  const nameOf = (id: string | null | undefined) => agents.find((agent) => agent.id === id)?.name ?? '–';
  const columns: TableColumn<Department>[] = [
    {
      key: 'name',
      title: t('departments.name'),
      render: (row) => (
        <button type="button" className="row-open" onClick={() => setEdited(row)}>
          <span className="cut">{row.name[language]}</span>
          {row.archived ? <span className="chip">{t('departments.archived')}</span> : null}
        </button>
      ),
    },
    {
      key: 'lead',
      title: t('departments.lead'),
      width: 140,
      rank: 'second',
      render: ({ leadId }) => nameOf(leadId),
    },
    {
      key: 'handlers',
      title: t('departments.handlers'),
      render: ({ agentIds }) => (
        <span className="cut">
          {agentIds.length > 0 ? agentIds.map(nameOf).join(t('settings.nameJoin')) : '–'}
        </span>
      ),
    },
    {
      key: 'email',
      title: t('departments.email'),
      width: 200,
      rank: 'third',
      render: ({ email }) => <span className="cut">{email ?? '–'}</span>,
    },
  ];
  const add = mayEdit ? (
    <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setEdited('new')}>
      {t('departments.add')}
    </Button>
  ) : null;
  return (
    <Column wide title={t('settings.menu.departments')} hint={t('departments.hint')} actions={add}>
      <Loaded query={query} rows={5}>
        {(departments) =>
          departments.length > 0 ? (
            <DataTable
              label={t('settings.menu.departments')}
              columns={columns}
              rows={departments}
              rowKey={({ id }) => id}
              muted={({ archived }) => archived}
              onOpen={setEdited}
            />
          ) : (
            <div className="card">
              <StateBlock drawing="nothing" title={t('departments.none')} hint={t('departments.noneHint')}>
                {add}
              </StateBlock>
            </div>
          )
        }
      </Loaded>
      {edited ? (
        <DepartmentDrawer
          department={edited === 'new' ? null : edited}
          readOnly={!mayEdit}
          onChanged={() => void queryClient.invalidateQueries({ queryKey: ['departments'] })}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Column>
  );
}
