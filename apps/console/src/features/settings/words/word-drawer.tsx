import { App, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, WORD_KINDS, WORD_LEVELS, type WordLevel } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { EditDrawer } from '../page/edit-drawer';
import { OnlineButton } from '../page/online-button';
import { useEdits } from '../page/use-edits';
import type { WordRecord } from './use-words';
import { linesOf, wordBodies, wordForm } from './word-form';

interface WordDrawerProps {
  /** Null: new ones, many at once. */
  record: WordRecord | null;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
}

/** A word of the list, or many new ones of the same kind. */
export function WordDrawer({ record, onChanged, onClose }: WordDrawerProps) {
  const { t } = useTranslation();
  const { teams } = useDirectory();
  const { message } = App.useApp();
  const { draft, edit, changed } = useEdits(wordForm(record));
  const { run, busy, problem } = useAction();
  const save = () =>
    run(async () => {
      const bodies = wordBodies(draft);
      if (record) {
        const [body] = bodies;
        if (!body) return;
        await api.call('PATCH /api/words/:id', {
          params: { id: record.id },
          body: { ...body, version: record.version },
        });
        void message.success(t('words.saved'));
      } else {
        const { added, known } = await api.call('POST /api/words', { body: { words: bodies } });
        void message.success(t('words.added', { n: added.length, m: known.length }));
      }
      await onChanged();
      onClose();
    });
  const remove = ({ id }: WordRecord) =>
    run(async () => {
      await api.call('DELETE /api/words/:id', { params: { id } });
      await onChanged();
      onClose();
    });
  return (
    <EditDrawer
      width={520}
      title={t(record ? 'words.editTitle' : 'words.addTitle')}
      changed={changed}
      busy={busy}
      problem={problem}
      readOnly={false}
      onSave={save}
      onClose={onClose}
      footer={
        record ? (
          <OnlineButton danger onClick={() => void remove(record)}>
            {t('words.remove')}
          </OnlineButton>
        ) : null
      }
    >
      <Field
        label={t(record ? 'words.word' : 'words.words')}
        required
        help={record ? undefined : t('words.wordsHelp')}
        wrong={linesOf(draft.words).length > 500 ? t('words.wordsHelp') : null}
      >
        {({ id, describedBy }) =>
          record ? (
            <Input
              id={id}
              aria-describedby={describedBy}
              maxLength={60}
              value={draft.words}
              onChange={(event) => edit({ words: event.target.value })}
            />
          ) : (
            <Input.TextArea
              id={id}
              aria-describedby={describedBy}
              autoFocus
              rows={6}
              value={draft.words}
              onChange={(event) => edit({ words: event.target.value })}
            />
          )
        }
      </Field>
      <div className="field">
        <span className="label">{t('words.column.level')}</span>
        <Segmented<WordLevel>
          aria-label={t('words.column.level')}
          value={draft.level}
          options={WORD_LEVELS.map((value) => ({ value, label: t(`words.level.${value}`) }))}
          onChange={(level) => edit({ level })}
        />
      </div>
      <div className="field-row">
        <Field label={t('words.column.kind')}>
          {({ id }) => (
            <Select
              id={id}
              value={draft.kind}
              options={WORD_KINDS.map((value) => ({ value, label: t(`conversation.words.kind.${value}`) }))}
              onChange={(kind) => edit({ kind })}
            />
          )}
        </Field>
        <Field label={t('words.language')}>
          {({ id }) => (
            <Select
              id={id}
              value={draft.language ?? ''}
              options={[
                { value: '', label: t('words.anyLanguage') },
                ...LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) })),
              ]}
              onChange={(value) => edit({ language: LANGUAGES.find((one) => one === value) ?? null })}
            />
          )}
        </Field>
      </div>
      <Field label={t('words.exceptions')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            rows={3}
            value={draft.exceptions}
            onChange={(event) => edit({ exceptions: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('words.teams')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            placeholder={t('words.teamsAll')}
            value={draft.teamIds}
            options={teams
              .filter(({ archived, id: team }) => !archived || draft.teamIds.includes(team))
              .map((team) => ({ value: team.id, label: team.name }))}
            onChange={(teamIds) => edit({ teamIds })}
          />
        )}
      </Field>
    </EditDrawer>
  );
}
