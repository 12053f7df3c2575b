import { Input, InputNumber, Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../parts/field';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';
import { ColorField } from './color-field';
import type { FormPart } from './general-section';
import { sectionId } from './section-bar';

/** Colour, place, theme and greeting of the widget. */
export function AppearanceSection({ form, edit }: FormPart) {
  const { t } = useTranslation();
  return (
    <Section id={sectionId('appearance')} title={t('settings.inboxes.section.appearance')}>
      <ColorField color={form.color} onChange={(color) => edit({ color })} />
      <div className="field-pair">
        <Field label={t('settings.inboxes.greetingZh')}>
          {({ id }) => (
            <Input
              id={id}
              lang="zh-CN"
              maxLength={60}
              value={form.greetingZh}
              onChange={(event) => edit({ greetingZh: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('settings.inboxes.greetingEn')}>
          {({ id }) => (
            <Input
              id={id}
              lang="en"
              maxLength={120}
              value={form.greetingEn}
              onChange={(event) => edit({ greetingEn: event.target.value })}
            />
          )}
        </Field>
      </div>
      <SettingRow label={t('settings.inboxes.theme')}>
        <Segmented
          aria-label={t('settings.inboxes.theme')}
          value={form.theme}
          options={(['light', 'dark', 'system'] as const).map((value) => ({
            value,
            label:
              value === 'system' ? t('settings.inboxes.themeSystem') : t(`settings.profile.themes.${value}`),
          }))}
          onChange={(theme) => edit({ theme })}
        />
      </SettingRow>
      <SettingRow label={t('settings.inboxes.side')}>
        <Segmented
          aria-label={t('settings.inboxes.side')}
          value={form.side}
          options={(['left', 'right'] as const).map((value) => ({
            value,
            label: t(`settings.inboxes.sides.${value}`),
          }))}
          onChange={(side) => edit({ side })}
        />
      </SettingRow>
      <SettingRow label={t('settings.inboxes.bottomOffset')} help={t('settings.inboxes.bottomOffsetHint')}>
        <InputNumber
          aria-label={t('settings.inboxes.bottomOffset')}
          min={0}
          max={400}
          precision={0}
          style={{ width: 96 }}
          value={form.bottomOffset}
          onChange={(value) => edit({ bottomOffset: value ?? 0 })}
        />
      </SettingRow>
      <SettingRow label={t('settings.inboxes.launcherText')}>
        <Switch
          aria-label={t('settings.inboxes.launcherText')}
          checked={form.launcherText}
          onChange={(launcherText) => edit({ launcherText })}
        />
      </SettingRow>
    </Section>
  );
}
