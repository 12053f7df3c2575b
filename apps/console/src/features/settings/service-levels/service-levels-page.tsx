import { useState } from 'react';
import { App, Button, Switch } from 'antd';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useMe } from '../../../app/use-session';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { Column } from '../page/column';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { placed } from '../page/reorder';
import { ForeseenCard } from './foreseen-card';
import { PolicyDrawer } from './policy-drawer';
import { usePolicies, type Policy } from './use-service-levels';
import { usePolicyText } from './use-policy-text';
import './service-levels.css';

/** Promised times: who is promised what, in the order in which it is looked for. */
export function ServiceLevelsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { message } = App.useApp();
  const { query, set, refresh } = usePolicies();
  const { run } = useAction({ toast: true });
  const text = usePolicyText();
  const [edited, setEdited] = useState<Policy | 'new' | null>(null);
  const mayEdit = me.permissions.some(
    ({ permission, scope }) => permission === 'service-level.edit' && scope === 'all',
  );
  const why = mayEdit ? undefined : t('serviceLevels.readOnly');

  /** Shown at once; what the server refuses is put back. */
  async function store(shown: Policy[], work: () => Promise<unknown>) {
    set(shown);
    await run(work);
    void refresh();
  }
  const move = (policies: Policy[], at: number, by: -1 | 1) => {
    const ordered = placed(policies, at, at + by);
    const policyIds = ordered.map(({ id }) => id);
    void store(ordered, () => api.call('PUT /api/service-levels/order', { body: { policyIds } }));
  };
  const use = (policies: Policy[], policy: Policy, active: boolean) => {
    const { id, name, conditions, targets, version } = policy;
    const body = { name, conditions, targets, version, active };
    void store(
      policies.map((one) => (one.id === id ? { ...one, active } : one)),
      () => api.call('PUT /api/service-levels/:id', { params: { id }, body }),
    );
  };

  const add = mayEdit ? (
    <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setEdited('new')}>
      {t('serviceLevels.add')}
    </Button>
  ) : null;
  return (
    <Column
      title={t('settings.menu.serviceLevels')}
      hint={t('serviceLevels.hint')}
      actions={query.data?.length ? add : null}
      aside={
        <div className="due-column">
          <ForeseenCard />
        </div>
      }
    >
      <Loaded query={query} rows={3}>
        {(policies) =>
          policies.length > 0 ? (
            <ol className="card policy-list">
              {policies.map((policy, at) => (
                <li key={policy.id} className={policy.active ? '' : 'muted'}>
                  <span className="policy-place" aria-hidden="true">
                    {at + 1}
                  </span>
                  <button type="button" className="policy-open" onClick={() => setEdited(policy)}>
                    <span className="b cut">{policy.name}</span>
                    <span className="i2 cut">{text.conditions(policy.conditions)}</span>
                    <span className="i3">{text.targets(policy.targets)}</span>
                  </button>
                  <span className="row tools">
                    <IconAction
                      icon={ArrowUp}
                      label={`${policy.name} ${t('serviceLevels.up')}`}
                      why={why ?? (at === 0 ? t('settings.firstAlready') : undefined)}
                      onClick={() => move(policies, at, -1)}
                    />
                    <IconAction
                      icon={ArrowDown}
                      label={`${policy.name} ${t('serviceLevels.down')}`}
                      why={why ?? (at === policies.length - 1 ? t('settings.lastAlready') : undefined)}
                      onClick={() => move(policies, at, 1)}
                    />
                    <Switch
                      size="small"
                      checked={policy.active}
                      disabled={!mayEdit}
                      title={why ?? t(policy.active ? 'serviceLevels.active' : 'serviceLevels.inactive')}
                      aria-label={t('serviceLevels.activeOf', { name: policy.name })}
                      onChange={(active) => use(policies, policy, active)}
                    />
                  </span>
                </li>
              ))}
            </ol>
          ) : (
            <div className="card">
              <StateBlock
                drawing="nothing"
                title={t('serviceLevels.empty')}
                hint={t('serviceLevels.emptyHint')}
              >
                {add}
              </StateBlock>
            </div>
          )
        }
      </Loaded>
      {edited ? (
        <PolicyDrawer
          policy={edited === 'new' ? null : edited}
          readOnly={!mayEdit}
          onSaved={() => {
            void refresh();
            setEdited(null);
            void message.success(t('serviceLevels.saved'));
          }}
          onStale={() => {
            void refresh();
            setEdited(null);
            void message.warning(t('serviceLevels.stale'));
          }}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Column>
  );
}
