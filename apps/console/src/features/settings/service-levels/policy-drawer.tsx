import { useState } from 'react';
import { Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { POLICY_CONDITIONS } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { Field } from '../../../parts/field';
import { EditDrawer } from '../page/edit-drawer';
import { sameValue } from '../page/same-value';
import { SettingRow } from '../page/setting-row';
import { useSaving } from '../page/use-saving';
import { ForeseenCard } from './foreseen-card';
import { isWarningRight, KINDS } from './kinds';
import { TargetSection } from './target-section';
import { useChoices } from './use-policy-text';
import type { Policy } from './use-service-levels';

type Draft = Pick<Policy, 'name' | 'active' | 'conditions' | 'targets'>;

const EMPTY: Omit<Draft, 'name'> = {
  active: true,
  conditions: { tiers: [], channels: [], inboxIds: [], topicIds: [], teamIds: [] },
  targets: { firstResponse: null, nextResponse: null, resolution: null, waiting: null },
};

interface PolicyDrawerProps {
  /** Null: a new one. */
  policy: Policy | null;
  readOnly: boolean;
  onSaved: () => void;
  /** Somebody else was quicker. */
  onStale: () => void;
  onClose: () => void;
}

/** One policy: for whom, what within which time, and what happens when that is near or over. */
export function PolicyDrawer({ policy, readOnly, onSaved, onStale, onClose }: PolicyDrawerProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { run, busy, problem } = useSaving({ onStale, settles: true });
  const [stored] = useState<Draft>(() => draftOf(policy, t('serviceLevels.newName')));
  const [draft, setDraft] = useState(stored);
  const edit = (parts: Partial<Draft>) => setDraft((before) => ({ ...before, ...parts }));
  const right = KINDS.every(({ field }) => {
    const target = draft.targets[field];
    return !target || isWarningRight(target);
  });
  const why = !draft.name.trim()
    ? t('common.required', { field: t('serviceLevels.name') })
    : right
      ? undefined
      : t('serviceLevels.wrongWarning');

  function save(): Promise<boolean> {
    const body = { ...draft, name: draft.name.trim() };
    return run(async () => {
      if (!policy) await api.call('POST /api/service-levels', { body });
      else
        await api.call('PUT /api/service-levels/:id', {
          params: { id: policy.id },
          body: { ...body, version: policy.version },
        });
      onSaved();
    });
  }

  return (
    <EditDrawer
      title={policy?.name ?? t('serviceLevels.add')}
      width={640}
      changed={!sameValue(draft, stored) || !policy}
      busy={busy}
      problem={problem}
      why={why}
      readOnly={readOnly}
      onSave={save}
      onClose={onClose}
    >
      <fieldset className="policy-form" disabled={readOnly}>
        <Field label={t('serviceLevels.name')}>
          {({ id }) => (
            <Input
              id={id}
              value={draft.name}
              maxLength={60}
              autoFocus={!policy}
              onChange={({ target }) => edit({ name: target.value })}
            />
          )}
        </Field>
        <SettingRow label={t('serviceLevels.active')}>
          <Switch
            size="small"
            aria-label={t('serviceLevels.active')}
            checked={draft.active}
            disabled={readOnly}
            onChange={(active) => edit({ active })}
          />
        </SettingRow>
        <section>
          <h3>{t('serviceLevels.conditionsTitle')}</h3>
          <p className="i3">{t('serviceLevels.conditionsHint')}</p>
          <div className="field-row">
            {POLICY_CONDITIONS.map((condition) => (
              <Field key={condition} label={t(`serviceLevels.condition.${condition}`)}>
                {({ id }) => (
                  <Select
                    id={id}
                    mode="multiple"
                    placeholder={t('serviceLevels.any')}
                    disabled={readOnly}
                    options={choices[condition]}
                    optionFilterProp="label"
                    value={draft.conditions[condition] as string[]}
                    onChange={(chosen) =>
                      edit({
                        conditions: { ...draft.conditions, [condition]: chosen } as Draft['conditions'],
                      })
                    }
                  />
                )}
              </Field>
            ))}
          </div>
        </section>
        {KINDS.map(({ kind, field, usual }) => (
          <TargetSection
            key={kind}
            kind={kind}
            usual={usual}
            target={draft.targets[field] ?? null}
            readOnly={readOnly}
            onChange={(target) => edit({ targets: { ...draft.targets, [field]: target } })}
          />
        ))}
        <ForeseenCard targets={right ? draft.targets : null} conditions={draft.conditions} />
      </fieldset>
    </EditDrawer>
  );
}

function draftOf(policy: Policy | null, name: string): Draft {
  if (!policy) return { name, ...EMPTY };
  const { active, conditions, targets } = policy;
  return { name: policy.name, active, conditions, targets: { ...EMPTY.targets, ...targets } };
}
