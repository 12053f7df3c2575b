import { App, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../app/session';
import { useLanguage } from '../../../../i18n/use-texts';
import { useDirectory } from '../../../../live/use-live';
import { ChannelMark } from '../../../../parts/channel-mark';
import { Field } from '../../../../parts/field';
import { Column, Section } from '../../page/column';
import { SettingRow } from '../../page/setting-row';
import { UnsavedBar } from '../../page/unsaved';
import { useEdits } from '../../page/use-edits';
import { useSaving } from '../../page/use-saving';
import { CalendarChoice } from '../calendar-choice';
import type { InboxWithSnippet } from '../use-inboxes';
import {
  accountChange,
  accountFormOf,
  formProblems,
  type AccountForm,
  type ChannelField,
} from './account-form';
import { CheckSection } from './check-section';
import { ConnectSection } from './connect-section';
import { EventsSection } from './events-section';
import { HealthChip } from './health-chip';
import { SendingSection } from './sending-section';
import { healthState } from './health-state';
import { useAccountCheck, useAccountHealth } from './use-account';
import './accounts.css';

interface AccountEditorProps {
  stored: InboxWithSnippet;
  fields: readonly ChannelField[];
  onStored: (stored: InboxWithSnippet) => void;
  /** Somebody else saved first: read it anew. */
  onStale: () => Promise<unknown>;
}

/** One account at a provider: connecting it, trying it, seeing what it does. */
export function AccountEditor({ stored, fields, onStored, onStale }: AccountEditorProps) {
  const { t } = useTranslation();
  const tongue = useLanguage() === 'en' ? 'en' : 'zh';
  const { message } = App.useApp();
  const { inbox } = stored;
  const edits = useEdits<AccountForm>(accountFormOf(inbox));
  const { draft, edit, changed, reset } = edits;
  const { run, busy, problem, clear } = useSaving({ onStale });
  const health = useAccountHealth(inbox.id);
  const check = useAccountCheck(inbox.id);
  const wrong = formProblems(draft, inbox, fields);
  const names = [...new Set(wrong.map(({ field }) => field.label[tongue]))].join(
    tongue === 'en' ? ', ' : '、',
  );
  const why = !draft.name.trim()
    ? t('common.required', { field: t('accounts.name') })
    : wrong.length > 0
      ? t('accounts.incomplete', { names })
      : undefined;

  const save = () =>
    run(async () => {
      const params = { id: inbox.id };
      const saved = await api.call('PATCH /api/inboxes/:id', { params, body: accountChange(draft, inbox) });
      edit(accountFormOf(saved.inbox));
      onStored(saved);
      check.reset();
      void message.success(t('settings.inboxes.saved'));
    });

  return (
    <Column
      title={
        <>
          <span className="account-mark">
            <ChannelMark channel={inbox.channel} size={16} />
          </span>
          {inbox.name}
          <span className="head-key mono">{inbox.key}</span>
        </>
      }
      back={{ to: '/settings/inboxes', label: t('settings.inboxes.backToList') }}
      actions={<HealthChip state={healthState(inbox.paused, health.data)} />}
      foot={
        <UnsavedBar
          changed={changed}
          busy={busy}
          problem={problem}
          why={why}
          onSave={save}
          onDiscard={() => {
            clear();
            reset();
          }}
        />
      }
    >
      <ConnectSection
        inbox={inbox}
        form={draft}
        fields={fields}
        checks={changed ? undefined : check.data}
        edit={edit}
      />
      <CheckSection inbox={inbox} fields={fields} check={check} changed={changed} />
      <EventsSection health={health} />
      <SendingSection sending={draft.sending} onChange={(sending) => edit({ sending })} />
      <GeneralPart form={draft} edit={edit} />
      <CalendarChoice calendarId={draft.calendarId} onChange={(calendarId) => edit({ calendarId })} />
    </Column>
  );
}

function GeneralPart({ form, edit }: { form: AccountForm; edit: (parts: Partial<AccountForm>) => void }) {
  const { t } = useTranslation();
  const { teams } = useDirectory();
  return (
    <Section id="account-general" title={t('accounts.section.general')}>
      <SettingRow label={t(form.paused ? 'accounts.off' : 'accounts.on')} help={t('accounts.startHint')}>
        <Switch
          aria-label={t('accounts.on')}
          checked={!form.paused}
          onChange={(on) => edit({ paused: !on })}
        />
      </SettingRow>
      <div className="field-pair">
        <Field label={t('accounts.name')} help={t('accounts.nameHint')} required>
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              maxLength={60}
              value={form.name}
              onChange={(event) => edit({ name: event.target.value })}
            />
          )}
        </Field>
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
      </div>
    </Section>
  );
}
