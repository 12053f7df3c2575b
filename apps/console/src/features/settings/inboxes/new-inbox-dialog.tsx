import { useState } from 'react';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EditInbox } from '@yingda/contracts';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';
import { isInboxKey } from './inbox-form';
import type { InboxWithSnippet } from './use-inboxes';

/** What every new inbox is asked for, in the words of its kind. */
export interface NewInboxWords {
  title: string;
  submit: string;
  intro?: string;
  name: string;
  nameHint: string;
  keyHint: string;
  keyExample?: string;
}

/** Asks for name, key and team; all else of an inbox has a good beginning. */
export function NewInboxDialog({
  words,
  startName = '',
  keyOf,
  bodyOf,
  onAdded,
  onClose,
}: {
  words: NewInboxWords;
  startName?: string;
  /** The key that is proposed for a name. */
  keyOf: (name: string) => string;
  bodyOf: (filled: Pick<EditInbox, 'key' | 'teamId' | 'language'> & { name: string }) => EditInbox;
  onAdded: (added: InboxWithSnippet) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { teams } = useDirectory();
  const current = teams.filter((team) => !team.archived);
  const [name, setName] = useState(startName);
  const [writtenKey, setKey] = useState<string | null>(null);
  const [teamId, setTeamId] = useState<string | null>(current[0]?.id ?? null);
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useAction();
  const key = writtenKey ?? keyOf(name);
  const taken = problem && Problem.of(problem).code === 'already-exists';
  const required = (missing: boolean, field: string) =>
    tried && missing ? t('common.required', { field }) : null;

  async function submit() {
    setTried(true);
    if (!name.trim() || !isInboxKey(key) || !teamId) return;
    const body = bodyOf({ name: name.trim(), key, teamId, language });
    await run(async () => onAdded(await api.call('POST /api/inboxes', { body })));
  }

  return (
    <FormDialog
      title={words.title}
      submit={words.submit}
      busy={busy}
      problem={taken ? null : problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {words.intro && <p className="i2">{words.intro}</p>}
      <Field label={words.name} help={words.nameHint} required wrong={required(!name.trim(), words.name)}>
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
        help={words.keyHint}
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
            placeholder={words.keyExample}
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
