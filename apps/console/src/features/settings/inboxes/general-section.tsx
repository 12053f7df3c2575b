import { Input, Segmented, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '@yingda/contracts/names';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';
import type { InboxForm } from './inbox-form';
import { sectionId } from './section-bar';

export interface FormPart {
  form: InboxForm;
  edit: (parts: Partial<InboxForm>) => void;
}

/** Names, who answers, language, pause. */
export function GeneralSection({ form, edit }: FormPart) {
  const { t } = useTranslation();
  const { teams } = useDirectory();
  return (
    <Section id={sectionId('general')} title={t('settings.inboxes.section.general')}>
      <div className="field-pair">
        {(['name', 'shopName'] as const).map((key) => (
          <Field
            key={key}
            label={t(`settings.inboxes.${key}`)}
            help={t(`settings.inboxes.${key}Hint`)}
            required
            wrong={form[key].trim() ? null : t('common.required', { field: t(`settings.inboxes.${key}`) })}
          >
            {({ id, describedBy }) => (
              <Input
                id={id}
                aria-describedby={describedBy}
                maxLength={60}
                value={form[key]}
                onChange={(event) => edit({ [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label={t('settings.inboxes.team')}>
        {({ id }) => (
          <Select
            id={id}
            value={form.teamId}
            options={teams
              .filter((team) => !team.archived || team.id === form.teamId)
              .map((team) => ({ value: team.id, label: team.name }))}
            onChange={(teamId) => edit({ teamId })}
          />
        )}
      </Field>
      <SettingRow label={t('settings.inboxes.language')} help={t('settings.inboxes.languageHint')}>
        <Segmented<Language>
          aria-label={t('settings.inboxes.language')}
          value={form.language}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(language) => edit({ language })}
        />
      </SettingRow>
      <SettingRow label={t('settings.inboxes.pausedLabel')} help={t('settings.inboxes.pausedHint')}>
        <Switch
          aria-label={t('settings.inboxes.pausedLabel')}
          checked={form.paused}
          onChange={(paused) => edit({ paused })}
        />
      </SettingRow>
    </Section>
  );
}
