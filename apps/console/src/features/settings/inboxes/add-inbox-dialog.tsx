import { useState } from 'react';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';
import { isInboxKey, keyFrom } from './inbox-form';
import type { InboxWithSnippet } from './use-inboxes';

/** The four things a web inbox cannot be without; all else has a good beginning. */
export function AddInboxDialog({
  onAdded,
  onClose,
}: {
  onAdded: (added: InboxWithSnippet) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { teams } = useDirectory();
  const current = teams.filter((team) => !team.archived);
  const [shopName, setShopName] = useState('');
  const [writtenKey, setKey] = useState<string | null>(null);
  const [teamId, setTeamId] = useState<string | null>(current[0]?.id ?? null);
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useAction();
  const key = writtenKey ?? keyFrom(shopName);
  const taken = problem && Problem.of(problem).code === 'already-exists';

  async function submit() {
    setTried(true);
    if (!shopName.trim() || !isInboxKey(key) || !teamId) return;
    const name = shopName.trim();
    const body = { key, name, shopName: name, teamId, language };
    await run(async () => onAdded(await api.call('POST /api/inboxes', { body })));
  }

  return (
    <FormDialog
      title={t('settings.inboxes.addTitle')}
      submit={t('settings.inboxes.addSubmit')}
      busy={busy}
      problem={taken ? null : problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={t('settings.inboxes.shopName')}
        help={t('settings.inboxes.shopNameHint')}
        required
        wrong={
          tried && !shopName.trim() ? t('common.required', { field: t('settings.inboxes.shopName') }) : null
        }
      >
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            autoFocus
            maxLength={60}
            value={shopName}
            onChange={(event) => setShopName(event.target.value)}
            onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : void submit())}
          />
        )}
      </Field>
      <Field
        label={t('settings.inboxes.key')}
        help={t('settings.inboxes.keyHint')}
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
            placeholder="my-shop"
            value={key}
            onChange={(event) => setKey(event.target.value.toLowerCase())}
          />
        )}
      </Field>
      <Field
        label={t('settings.inboxes.team')}
        required
        wrong={
          current.length === 0
            ? t('settings.inboxes.noTeam')
            : tried && !teamId
              ? t('common.required', { field: t('settings.inboxes.team') })
              : null
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
