import { useState, type ReactNode } from 'react';
import { Button, Input, Select, Switch } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CASE_CATEGORIES, SERVICE_LEVEL_TIMES } from '@yingda/contracts/names';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import type { CaseKind } from '../../cases/use-cases';
import { useDepartments } from '../../tasks/use-tasks';
import { EditDrawer } from '../page/edit-drawer';
import { IconAction } from '../page/icon-action';
import { sameValue } from '../page/same-value';
import { SettingRow } from '../page/setting-row';
import { DueCard } from './due-card';
import { FieldsSection } from './fields-section';
import { freeKey, kindFormOf, kindProblem, newKind, type KindForm } from './kind-form';
import { MinutesInput } from './minutes-input';

interface KindDrawerProps {
  /** Null: a new one. */
  kind: CaseKind | null;
  known: readonly CaseKind[];
  readOnly: boolean;
  onSaved: () => void;
  /** Somebody else was quicker. */
  onStale: () => void;
  onClose: () => void;
}

/** One kind: its name, who does it, its times with what they come to, reasons and the fields it asks for. */
export function KindDrawer({ kind, known, readOnly, onSaved, onStale, onClose }: KindDrawerProps) {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [stored] = useState<KindForm>(() => (kind ? kindFormOf(kind) : newKind()));
  const [draft, setDraft] = useState(stored);
  const [key, setKey] = useState(kind?.key ?? '');
  const edit = (parts: Partial<KindForm>) => setDraft((before) => ({ ...before, ...parts }));
  const wrongKey = !kind && (!/^[a-z][a-z0-9-]*$/.test(key) || known.some((one) => one.key === key));
  const wrong = kindProblem(draft) ?? (wrongKey ? ('key' as const) : null);

  async function save(): Promise<boolean> {
    let stale = false;
    const done = await run(async () => {
      try {
        if (!kind) await api.call('POST /api/case-kinds', { body: { ...draft, key } });
        else
          await api.call('PUT /api/case-kinds/:key', {
            params: { key: kind.key },
            body: { ...draft, version: kind.version },
          });
      } catch (thrown) {
        if (Problem.of(thrown).code !== 'stale-edit') throw thrown;
        stale = true;
      }
    });
    if (done) (stale ? onStale : onSaved)();
    return done;
  }

  return (
    <EditDrawer
      title={kind ? t('caseKinds.edit') : t('caseKinds.add')}
      width={680}
      changed={!sameValue(draft, stored) || (!kind && key !== '')}
      busy={busy}
      problem={problem}
      why={wrong ? t(`caseKinds.problem.${wrong}`) : undefined}
      readOnly={readOnly}
      onSave={save}
      onClose={onClose}
    >
      <fieldset className="policy-form" disabled={readOnly}>
        <Basics draft={draft} readOnly={readOnly} onChange={edit}>
          {kind ? null : (
            <Field label={t('caseKinds.key')} required help={t('caseKinds.keyHint')}>
              {({ id, describedBy }) => (
                <Input
                  id={id}
                  aria-describedby={describedBy}
                  maxLength={40}
                  value={key}
                  onChange={({ target }) => setKey(target.value)}
                />
              )}
            </Field>
          )}
        </Basics>
        <Deadlines draft={draft} readOnly={readOnly} onChange={edit} />
        <Reasons draft={draft} readOnly={readOnly} onChange={edit} />
        <FieldsSection fields={draft.fields} readOnly={readOnly} onChange={(fields) => edit({ fields })} />
      </fieldset>
    </EditDrawer>
  );
}

interface PartProps {
  draft: KindForm;
  readOnly: boolean;
  onChange: (parts: Partial<KindForm>) => void;
}

function Basics({ draft, readOnly, onChange, children }: PartProps & { children: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const departments = useDepartments().data ?? [];
  const flags = ['offered', 'confidential'] as const;
  return (
    <section className="col g12">
      <div className="field-row">
        {(['zh', 'en'] as const).map((tongue) => (
          <Field key={tongue} label={t(`caseKinds.name.${tongue}`)} required>
            {({ id }) => (
              <Input
                id={id}
                lang={tongue === 'zh' ? 'zh-CN' : 'en'}
                maxLength={60}
                value={draft.name[tongue]}
                onChange={({ target }) => onChange({ name: { ...draft.name, [tongue]: target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
      {children}
      <div className="field-row">
        <Field label={t('caseKinds.category')} help={t('caseKinds.categoryHint')}>
          {({ id }) => (
            <Select
              id={id}
              disabled={readOnly}
              value={draft.category}
              options={CASE_CATEGORIES.map((value) => ({ value, label: t(`cases.category.${value}`) }))}
              onChange={(category) => onChange({ category })}
            />
          )}
        </Field>
        <Field label={t('caseKinds.department')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              disabled={readOnly}
              placeholder={t('caseKinds.noDepartment')}
              value={draft.departmentKey}
              options={departments
                .filter(({ archived, key }) => !archived || key === draft.departmentKey)
                .map(({ key, name }) => ({ value: key, label: name[language] }))}
              onChange={(departmentKey: string | undefined) =>
                onChange({ departmentKey: departmentKey ?? null })
              }
            />
          )}
        </Field>
      </div>
      <SettingRow label={t('caseKinds.level')} help={t('caseKinds.levelHint')}>
        <Select
          aria-label={t('caseKinds.level')}
          disabled={readOnly}
          value={draft.level}
          options={[1, 2, 3].map((value) => ({ value, label: t('cases.level', { n: value }) }))}
          onChange={(level) => onChange({ level })}
        />
      </SettingRow>
      {flags.map((flag) => (
        <SettingRow key={flag} label={t(`caseKinds.${flag}`)} help={t(`caseKinds.${flag}Hint`)}>
          <Switch
            size="small"
            aria-label={t(`caseKinds.${flag}`)}
            disabled={readOnly}
            checked={draft[flag]}
            onChange={(on) => onChange({ [flag]: on })}
          />
        </SettingRow>
      ))}
    </section>
  );
}

const FIRM = ['answer', 'department', 'result'] as const;
const OPTIONAL = ['extended', 'decide', 'execute', 'followUp'] as const;
const USUAL = { extended: 2_880, decide: 1_440, execute: 1_440, followUp: 4_320 } as const;

function Deadlines({ draft, readOnly, onChange }: PartProps) {
  const { t } = useTranslation();
  const { deadlines } = draft;
  const put = (parts: Partial<KindForm['deadlines']>) => onChange({ deadlines: { ...deadlines, ...parts } });
  return (
    <section className="col g12 policy-target">
      <h3>{t('caseKinds.deadlines')}</h3>
      <SettingRow label={t('serviceLevels.time')} help={t('caseKinds.timeHint')}>
        <Select
          aria-label={t('serviceLevels.time')}
          disabled={readOnly}
          value={draft.time}
          options={SERVICE_LEVEL_TIMES.map((value) => ({ value, label: t(`serviceLevels.times.${value}`) }))}
          onChange={(time) => onChange({ time })}
        />
      </SettingRow>
      {FIRM.map((name) => (
        <SettingRow
          key={name}
          label={t(`caseKinds.deadline.${name}`)}
          help={t(`caseKinds.deadlineHint.${name}`)}
        >
          <MinutesInput
            label={t(`caseKinds.deadline.${name}`)}
            disabled={readOnly}
            minutes={deadlines[`${name}Minutes`]}
            onChange={(minutes) => put({ [`${name}Minutes`]: minutes })}
          />
        </SettingRow>
      ))}
      {OPTIONAL.map((name) => {
        const minutes = deadlines[`${name}Minutes`] ?? null;
        return (
          <SettingRow
            key={name}
            label={t(`caseKinds.deadline.${name}`)}
            help={t(`caseKinds.deadlineHint.${name}`)}
          >
            {minutes === null ? null : (
              <MinutesInput
                label={t(`caseKinds.deadline.${name}`)}
                disabled={readOnly}
                minutes={minutes}
                onChange={(next) => put({ [`${name}Minutes`]: next })}
              />
            )}
            <Switch
              size="small"
              aria-label={t(`caseKinds.deadline.${name}`)}
              disabled={readOnly}
              checked={minutes !== null}
              onChange={(on) => put({ [`${name}Minutes`]: on ? USUAL[name] : null })}
            />
          </SettingRow>
        );
      })}
      <DueCard time={draft.time} deadlines={deadlines} />
    </section>
  );
}

function Reasons({ draft: { reasons }, readOnly, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <section className="policy-target">
      <h3>{t('caseKinds.reasons')}</h3>
      <p className="i2 t12">{t('caseKinds.reasonsHint')}</p>
      {reasons.map((reason, at) => (
        <div key={reason.key} className="kind-item reason">
          {(['zh', 'en'] as const).map((tongue) => (
            <Input
              key={tongue}
              lang={tongue === 'zh' ? 'zh-CN' : 'en'}
              aria-label={`${t('caseKinds.reason')} ${at + 1} ${t(`caseKinds.name.${tongue}`)}`}
              maxLength={60}
              value={reason.name[tongue]}
              onChange={({ target }) =>
                onChange({
                  reasons: reasons.map((one) =>
                    one.key === reason.key ? { ...one, name: { ...one.name, [tongue]: target.value } } : one,
                  ),
                })
              }
            />
          ))}
          {readOnly ? null : (
            <IconAction
              icon={Trash2}
              local
              label={`${t('common.delete')} ${reason.name.zh || at + 1}`}
              onClick={() => onChange({ reasons: reasons.filter(({ key }) => key !== reason.key) })}
            />
          )}
        </div>
      ))}
      {readOnly || reasons.length >= 30 ? null : (
        <Button
          size="small"
          style={{ marginTop: 8 }}
          icon={<Plus size={14} strokeWidth={2} />}
          onClick={() =>
            onChange({ reasons: [...reasons, { key: freeKey(reasons, 'reason'), name: { zh: '', en: '' } }] })
          }
        >
          {t('caseKinds.addReason')}
        </Button>
      )}
    </section>
  );
}
