import { Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { CONVERSATION_STATUSES, RULE_LIMITS, type RuleTriggerKind } from '@yingda/contracts/names';
import { Field } from '../../../parts/field';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';
import type { RuleForm, RuleTrigger, Vocabulary } from './rule-form';
import { SpanInput } from './span-input';
import type { RuleWords } from './use-rule-words';

export interface RulePartProps {
  form: RuleForm;
  edit: (parts: Partial<RuleForm>) => void;
  vocabulary: Vocabulary;
  words: RuleWords;
  readOnly: boolean;
  /** In words, by the row's key. */
  wrong: Readonly<Record<string, string>>;
}

/** Name, whose conversations, what happens, and how far it may go. */
export function TriggerSection({ form, edit, vocabulary, words, readOnly, wrong }: RulePartProps) {
  const { t } = useTranslation();
  const { trigger } = form;
  const shape = vocabulary.triggers.find(({ kind }) => kind === trigger.kind);
  const groupOf = (kind: RuleTriggerKind) => kind.slice(0, kind.indexOf('.'));
  const groups = [...new Set(vocabulary.triggers.map(({ kind }) => groupOf(kind)))];
  function choose(kind: RuleTriggerKind) {
    const next = vocabulary.triggers.find((one) => one.kind === kind);
    const chosen: RuleTrigger = {
      kind,
      ...(next?.seconds ? { seconds: trigger.seconds ?? 300 } : {}),
      ...(next?.status ? { status: trigger.status ?? 'queued' } : {}),
    };
    edit({ trigger: chosen });
  }
  return (
    <Section
      title={t('rules.when')}
      extra={
        <Switch
          disabled={readOnly}
          aria-label={t('rules.turn', { name: form.name })}
          checkedChildren={t('rules.on')}
          unCheckedChildren={t('rules.off')}
          checked={form.enabled}
          onChange={(enabled) => edit({ enabled })}
        />
      }
    >
      <div className="field-pair">
        <Field label={t('rules.name')} required wrong={wrong['name']}>
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              readOnly={readOnly}
              maxLength={80}
              value={form.name}
              onChange={({ target }) => edit({ name: target.value })}
            />
          )}
        </Field>
        <Field label={t('rules.teams')} wrong={wrong['teamIds']}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              disabled={readOnly}
              placeholder={t('rules.teamsAll')}
              optionFilterProp="label"
              value={form.teamIds}
              options={words.lists.teams}
              onChange={(teamIds: string[]) => edit({ teamIds })}
            />
          )}
        </Field>
      </div>
      <Field label={t('rules.event')} wrong={wrong['trigger']}>
        {({ id }) => (
          <div className="row g8 wrap">
            <Select
              id={id}
              className="trigger-select"
              disabled={readOnly}
              showSearch={{ optionFilterProp: 'label' }}
              value={trigger.kind}
              options={groups.map((group) => ({
                label: t(`rules.triggerGroup.${group as 'conversation'}`),
                options: vocabulary.triggers
                  .filter(({ kind }) => groupOf(kind) === group)
                  .map(({ kind }) => ({ value: kind, label: words.triggerName(kind) })),
              }))}
              onChange={choose}
            />
            {shape?.status ? (
              <>
                {t('rules.status')}
                <Select
                  aria-label={t('rules.status')}
                  disabled={readOnly}
                  value={trigger.status ?? 'queued'}
                  options={CONVERSATION_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
                  onChange={(status) => edit({ trigger: { ...trigger, status } })}
                />
              </>
            ) : null}
            {shape?.seconds ? (
              <>
                {t('rules.afterSeconds')}
                <SpanInput
                  label={t('rules.afterSeconds')}
                  least={5}
                  seconds={trigger.seconds}
                  readOnly={readOnly}
                  onChange={(seconds) => edit({ trigger: { ...trigger, seconds } })}
                />
              </>
            ) : null}
          </div>
        )}
      </Field>
      <SettingRow label={t('rules.stopAfter')} help={t('rules.stopAfterHint')}>
        <Switch
          size="small"
          disabled={readOnly}
          aria-label={t('rules.stopAfter')}
          checked={form.stopAfter}
          onChange={(stopAfter) => edit({ stopAfter })}
        />
      </SettingRow>
      <details className="rule-limits">
        <summary>
          {t('rules.limits')} <span className="i3">{t('rules.limitsHint')}</span>
        </summary>
        {(
          [
            ['perConversationHour', 'perHour', RULE_LIMITS.perConversationHour],
            ['perMinute', 'perMinute', RULE_LIMITS.perMinute],
          ] as const
        ).map(([field, label, most]) => (
          <SettingRow key={field} label={t(`rules.${label}`)}>
            <InputNumber
              aria-label={t(`rules.${label}`)}
              min={1}
              max={most}
              precision={0}
              placeholder={String(most)}
              readOnly={readOnly}
              value={form[field]}
              onChange={(value) => edit({ [field]: value })}
            />
            {t('rules.times')}
          </SettingRow>
        ))}
      </details>
    </Section>
  );
}
