import { App, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, replaceMe } from '../../../app/session';
import { useMe } from '../../../app/use-session';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { Column, Section } from '../page/column';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import { PhotoField } from './photo-field';
import { PreferencesSection } from './preferences-section';

/** One's own names, picture and preferences. */
export function ProfilePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { teams } = useDirectory();
  const { message } = App.useApp();
  const { draft, edit, changed, reset } = useEdits({ name: me.name, publicName: me.publicName });
  const { run, busy, problem, clear } = useAction();
  const own = teams.filter((team) => me.teamIds.includes(team.id)).map((team) => team.name);

  const missing = !draft.name.trim()
    ? t('settings.profile.name')
    : !draft.publicName.trim()
      ? t('settings.profile.publicName')
      : null;
  const save = () =>
    run(async () => {
      const body = { name: draft.name.trim(), publicName: draft.publicName.trim() };
      replaceMe(await api.call('PATCH /api/me', { body }));
      edit(body);
      void message.success(t('common.saved'));
    });

  return (
    <Column
      title={t('settings.profile.title')}
      foot={
        <UnsavedBar
          changed={changed}
          busy={busy}
          problem={problem}
          why={missing ? t('common.required', { field: missing }) : undefined}
          onSave={save}
          onDiscard={() => {
            clear();
            reset();
          }}
        />
      }
    >
      <Section title={t('settings.menu.personal')}>
        <PhotoField />
        <div className="field-pair">
          <Field label={t('settings.profile.name')} help={t('settings.profile.nameHint')} required>
            {({ id, describedBy }) => (
              <Input
                id={id}
                aria-describedby={describedBy}
                autoComplete="name"
                maxLength={80}
                value={draft.name}
                onChange={(event) => edit({ name: event.target.value })}
              />
            )}
          </Field>
          <Field
            label={t('settings.profile.publicName')}
            help={t('settings.profile.publicNameHint')}
            required
          >
            {({ id, describedBy }) => (
              <Input
                id={id}
                aria-describedby={describedBy}
                autoComplete="nickname"
                maxLength={80}
                value={draft.publicName}
                onChange={(event) => edit({ publicName: event.target.value })}
              />
            )}
          </Field>
        </div>
        <dl className="facts">
          <div>
            <dt>{t('settings.profile.email')}</dt>
            <dd>{me.email}</dd>
          </div>
          <div>
            <dt>{t('settings.profile.role')}</dt>
            <dd>{t(`role.${me.role}`)}</dd>
          </div>
          <div>
            <dt>{t('settings.profile.teams')}</dt>
            <dd>{own.length > 0 ? own.join(t('settings.nameJoin')) : t('common.none')}</dd>
          </div>
        </dl>
      </Section>
      <PreferencesSection />
    </Column>
  );
}
