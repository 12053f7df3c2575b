import { useState } from 'react';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel } from '@yingda/contracts/names';
import { Problem } from '../../../../api/problem';
import { api } from '../../../../app/session';
import { useLanguage } from '../../../../i18n/use-texts';
import { useDirectory } from '../../../../live/use-live';
import { Field } from '../../../../parts/field';
import { useAction } from '../../../../parts/use-action';
import { FormDialog } from '../../page/form-dialog';
import { isInboxKey, keyFrom } from '../inbox-form';
import type { InboxWithSnippet } from '../use-inboxes';

/** Makes the inbox first, off: its address is what the provider is to be given, and credentials come after. */
export function AddAccountDialog({
  channel,
  onAdded,
  onClose,
}: {
  channel: Channel;
  onAdded: (added: InboxWithSnippet) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { teams, inboxes } = useDirectory();
  const current = teams.filter((team) => !team.archived);
  const [name, setName] = useState(() => t(`channel.${channel}`));
  const [writtenKey, setKey] = useState<string | null>(null);
  const [teamId, setTeamId] = useState<string | null>(current[0]?.id ?? null);
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useAction();
  const same = inboxes.filter((known) => known.channel === channel).length;
  const key = writtenKey ?? (keyFrom(name) || (same > 0 ? `${channel}-${same + 1}` : channel));
  const taken = problem && Problem.of(problem).code === 'already-exists';
  const required = (missing: boolean, label: string) =>
    tried && missing ? t('common.required', { field: label }) : null;

  async function submit() {
    setTried(true);
    if (!name.trim() || !isInboxKey(key) || !teamId) return;
    const shopName = inboxes.find((known) => known.channel === 'web')?.shopName ?? name.trim();
    const body = { channel, key, name: name.trim(), shopName, teamId, language, paused: true };
    await run(async () => onAdded(await api.call('POST /api/inboxes', { body })));
  }

  return (
    <FormDialog
      title={t('accounts.addTitle', { channel: t(`channel.${channel}`) })}
      submit={t('accounts.addSubmit')}
      busy={busy}
      problem={taken ? null : problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="i2">{t('accounts.addHint')}</p>
      <Field
        label={t('accounts.name')}
        help={t('accounts.nameHint')}
        required
        wrong={required(!name.trim(), t('accounts.name'))}
      >
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : void submit())}
          />
        )}
      </Field>
      <Field
        label={t('settings.inboxes.key')}
        help={t('accounts.keyHint')}
        required
        wrong={
          taken
            ? t('settings.inboxes.keyTaken')
            : tried && !isInboxKey(key)
              ? t('settings.inboxes.keyWrong')
              : null
        }
      >
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            className="mono"
            maxLength={40}
            value={key}
            onChange={(event) => setKey(event.target.value.toLowerCase())}
          />
        )}
      </Field>
      <Field
        label={t('settings.inboxes.team')}
        required
        wrong={
          current.length === 0 ? t('settings.inboxes.noTeam') : required(!teamId, t('settings.inboxes.team'))
        }
      >
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={teamId}
            options={current.map((team) => ({ value: team.id, label: team.name }))}
            onChange={setTeamId}
          />
        )}
      </Field>
    </FormDialog>
  );
}
