import { Input, InputNumber, Radio, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { AUTO_REPLY_ACTIONS, AUTO_REPLY_PHASES, LANGUAGES } from '@yingda/contracts/names';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';
import { SpokenText } from '../spoken/spoken-text';
import { AttachmentField } from './attachment-field';
import type { ReplyForm } from './reply-form';
import { useReplyVariables } from './use-reply-variables';

export interface ReplyPartProps {
  form: ReplyForm;
  edit: (parts: Partial<ReplyForm>) => void;
  readOnly: boolean;
}

interface WhenProps extends ReplyPartProps {
  replyKey: string;
  onKey: (key: string) => void;
}

/** Which occasion, where, and how often. */
export function WhenSection({ form, edit, readOnly, replyKey, onKey }: WhenProps) {
  const { t } = useTranslation();
  const { inboxes } = useDirectory();
  const timed = form.kind === 'no-reply-yet';
  return (
    <Section
      title={t('autoReplies.section.basic')}
      hint={`${t(`autoReplies.kind.${form.kind}`)} · ${t(`autoReplies.kindHint.${form.kind}`)}`}
      extra={
        <Switch
          disabled={readOnly}
          aria-label={t('autoReplies.enabled')}
          checkedChildren={t('autoReplies.enabled')}
          unCheckedChildren={t('autoReplies.off')}
          checked={form.enabled}
          onChange={(enabled) => edit({ enabled })}
        />
      }
    >
      <div className="field-pair">
        <Field label={t('autoReplies.name')} help={t('autoReplies.nameHint')} required>
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              readOnly={readOnly}
              maxLength={60}
              value={form.name}
              onChange={({ target }) => edit({ name: target.value })}
            />
          )}
        </Field>
        <Field label={t('autoReplies.key')} help={t('autoReplies.keyHint')}>
          {({ id, describedBy }) => (
            <Input
              id={id}
              className="mono"
              aria-describedby={describedBy}
              readOnly={readOnly}
              maxLength={64}
              value={replyKey}
              onChange={({ target }) => onKey(target.value.replace(/[^\w.-]/g, ''))}
            />
          )}
        </Field>
      </div>
      <Field label={t('autoReplies.inboxes')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            disabled={readOnly}
            placeholder={t('autoReplies.inboxesAll')}
            optionFilterProp="label"
            value={form.inboxIds}
            options={inboxes.map((inbox) => ({ value: inbox.id, label: inbox.name }))}
            onChange={(inboxIds: string[]) => edit({ inboxIds })}
          />
        )}
      </Field>
      <SettingRow label={t('autoReplies.priority')} help={t('autoReplies.priorityHint')}>
        <InputNumber
          aria-label={t('autoReplies.priority')}
          min={0}
          max={1_000}
          precision={0}
          readOnly={readOnly}
          value={form.priority}
          onChange={(value) => edit({ priority: value ?? 0 })}
        />
      </SettingRow>
      {timed ? (
        <>
          <SettingRow label={t('autoReplies.after')}>
            <InputNumber
              aria-label={t('autoReplies.after')}
              min={30}
              max={86_400}
              precision={0}
              readOnly={readOnly}
              value={form.afterSeconds}
              onChange={(value) => edit({ afterSeconds: value ?? 30 })}
            />
            {t('autoReplies.seconds')}
          </SettingRow>
          <SettingRow label={t('autoReplies.repeats')}>
            <InputNumber
              aria-label={t('autoReplies.repeats')}
              min={1}
              max={5}
              precision={0}
              readOnly={readOnly}
              value={form.repeats}
              onChange={(value) => edit({ repeats: value ?? 1 })}
            />
            {t('autoReplies.times')}
          </SettingRow>
        </>
      ) : (
        <SettingRow label={t('autoReplies.cooldown')}>
          <InputNumber
            aria-label={t('autoReplies.cooldown')}
            min={0}
            max={86_400}
            precision={0}
            readOnly={readOnly}
            value={form.cooldownSeconds}
            onChange={(value) => edit({ cooldownSeconds: value ?? 0 })}
          />
          {t('autoReplies.seconds')}
        </SettingRow>
      )}
      <SettingRow label={t('autoReplies.phase')}>
        <Radio.Group
          disabled={readOnly}
          aria-label={t('autoReplies.phase')}
          value={form.phase}
          options={AUTO_REPLY_PHASES.map((value) => ({ value, label: t(`autoReplies.phases.${value}`) }))}
          onChange={({ target }) => edit({ phase: target.value as ReplyForm['phase'] })}
        />
      </SettingRow>
    </Section>
  );
}

/** The texts, language beside language, and what is sent after them. */
export function SaysSection({ form, edit, readOnly }: ReplyPartProps) {
  const { t } = useTranslation();
  const variables = { 'zh-CN': useReplyVariables('zh-CN'), en: useReplyVariables('en') };
  return (
    <Section title={t('autoReplies.section.says')} hint={t('autoReplies.saysHint')}>
      <div className="field-pair">
        {LANGUAGES.map((language) => (
          <SpokenText
            key={language}
            language={language}
            label={t('autoReplies.section.says')}
            text={form.texts[language]}
            variables={variables[language]}
            readOnly={readOnly}
            most={2_000}
            onChange={(text) => edit({ texts: { ...form.texts, [language]: text } })}
          />
        ))}
      </div>
      <AttachmentField
        ids={form.attachmentIds}
        readOnly={readOnly}
        onChange={(attachmentIds) => edit({ attachmentIds })}
      />
    </Section>
  );
}

/** What happens to the conversation once it is said. */
export function AfterSection({ form, edit, readOnly }: ReplyPartProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('autoReplies.section.after')}>
      <Select
        aria-label={t('autoReplies.action')}
        className="after-select"
        disabled={readOnly}
        value={form.action}
        options={AUTO_REPLY_ACTIONS.map((value) => ({ value, label: t(`autoReplies.actions.${value}`) }))}
        onChange={(action) => edit({ action })}
      />
    </Section>
  );
}
