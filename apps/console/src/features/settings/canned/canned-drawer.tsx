import { useState } from 'react';
import { App, Button, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CANNED_STAGES, LANGUAGES, type CannedScope } from '@yingda/contracts/names';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { useMay, useMe } from '../../../app/use-session';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { EditDrawer } from '../page/edit-drawer';
import { OnlineButton } from '../page/online-button';
import { useEdits } from '../page/use-edits';
import { useSaving } from '../page/use-saving';
import { useUndo } from '../../../parts/use-undo';
import { CannedTextFields } from './canned-text-fields';
import { PartsField } from './parts-field';
import { cannedBody, cannedForm, cannedProblem } from './canned-form';
import { mayAdd, writableTeams } from './canned-rights';
import type { CannedRecord } from './use-canned';

interface CannedDrawerProps {
  /** Null: a new one of `scope`. */
  record: CannedRecord | null;
  scope: CannedScope;
  readOnly: boolean;
  categories: readonly { value: string; label: string }[];
  onStored: (record: CannedRecord) => void;
  onRemoved: (id: string) => void;
  /** Those who may not write it may ask for it. */
  proposing: boolean;
  onProposing: () => void;
  onStale: () => Promise<unknown>;
  onClose: () => void;
}

/** One canned response, both languages side by side. */
export function CannedDrawer(props: CannedDrawerProps) {
  const { record, scope, readOnly, categories, proposing, onStored, onRemoved, onStale, onClose } = props;
  const { t } = useTranslation();
  const me = useMe();
  const proposes = useMay('canned-response.propose');
  const { teams } = useDirectory();
  const { message } = App.useApp();
  const undo = useUndo();
  const writable = writableTeams(me);
  const offered = teams.filter(
    (team) =>
      (!team.archived &&
        (writable === 'all' || writable.includes(team.id) || (proposing && me.teamIds.includes(team.id)))) ||
      team.id === record?.teamId,
  );
  const { draft, edit, changed, overtaken } = useEdits(cannedForm(record, scope, offered[0]?.id ?? null));
  const [tried, setTried] = useState(false);
  const { run, busy, problem, say } = useSaving({ onStale });
  const wrong = tried ? cannedProblem(draft) : null;
  const taken = problem && Problem.of(problem).code === 'already-exists';

  function save(): Promise<boolean> {
    setTried(true);
    if (cannedProblem(draft)) return Promise.resolve(false);
    return run(async () => {
      const body = cannedBody(draft);
      if (proposing) {
        await api.call('POST /api/canned-proposals', {
          body: { ...(record ? { cannedResponseId: record.id } : {}), change: body },
        });
        void message.success(t('words.proposals.sent'));
        return onClose();
      }
      onStored(
        record
          ? await api.call('PATCH /api/canned-responses/:id', {
              params: { id: record.id },
              body: { ...body, version: record.version },
            })
          : await api.call('POST /api/canned-responses', { body }),
      );
      void message.success(t('settings.canned.saved'));
      onClose();
    });
  }
  const remove = (known: CannedRecord) =>
    run(async () => {
      await api.call('DELETE /api/canned-responses/:id', { params: { id: known.id } });
      onRemoved(known.id);
      onClose();
      const { id: _, ownerAgentId: __, version: ___, key: ____, used: _____, ...body } = known;
      undo(t('settings.deletedNamed', { name: `/${known.shortcut}` }), async () =>
        onStored(await api.call('POST /api/canned-responses', { body })),
      );
    });

  return (
    <EditDrawer
      width={880}
      title={
        readOnly
          ? `/${draft.shortcut}`
          : record
            ? t('settings.canned.editTitle')
            : t('settings.canned.addTitle')
      }
      changed={changed}
      busy={busy}
      problem={taken ? null : problem}
      readOnly={readOnly}
      {...(proposing ? { submit: t('words.proposals.propose') } : {})}
      onSave={save}
      onClose={onClose}
      footer={
        record && !readOnly && !proposing ? (
          <OnlineButton danger onClick={() => void remove(record)}>
            {t('common.delete')}
          </OnlineButton>
        ) : null
      }
    >
      {readOnly ? (
        <p className="notice row g8">
          <span className="grow">{t('settings.canned.readOnly')}</span>
          {proposes ? (
            <Button size="small" onClick={props.onProposing}>
              {t('words.proposals.proposeChange')}
            </Button>
          ) : null}
        </p>
      ) : null}
      {proposing ? <p className="notice">{t('words.proposals.hint')}</p> : null}
      {overtaken ? <p className="notice soon">{t('problem.stale-edit')}</p> : null}
      {record || readOnly ? null : (
        <div className="field">
          <span className="label">{t('settings.canned.scope')}</span>
          <Segmented<CannedScope>
            aria-label={t('settings.canned.scope')}
            value={draft.scope}
            options={(['personal', 'team', 'shop'] as const)
              .filter((value) => (proposing ? value !== 'personal' : mayAdd(me, value)))
              .map((value) => ({ value, label: t(`settings.canned.scopes.${value}`) }))}
            onChange={(value) =>
              edit({ scope: value, teamId: value === 'team' ? (offered[0]?.id ?? null) : null })
            }
          />
        </div>
      )}
      <div className="field-row">
        <Field
          label={t('settings.canned.shortcut')}
          help={t('settings.canned.shortcutHint')}
          required
          wrong={taken ? say(problem) : wrong === 'shortcut' ? t('settings.canned.shortcutWrong') : null}
        >
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              prefix={<span className="i3">/</span>}
              autoFocus={!record}
              readOnly={readOnly}
              maxLength={32}
              value={draft.shortcut}
              onChange={(event) => edit({ shortcut: event.target.value.replace(/^\//, '') })}
            />
          )}
        </Field>
        <Field label={t('settings.canned.category')} help={t('common.optional')}>
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              disabled={readOnly}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={draft.category || null}
              options={[...categories]}
              onChange={(category: string | null) => edit({ category: category ?? '' })}
            />
          )}
        </Field>
        <Field label={t('words.stage.label')} help={t('common.optional')}>
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              disabled={readOnly}
              allowClear
              value={draft.stage}
              options={CANNED_STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) }))}
              onChange={(stage) => edit({ stage: stage ?? null })}
            />
          )}
        </Field>
        {draft.scope === 'team' ? (
          <Field
            label={t('settings.canned.team')}
            required
            wrong={wrong === 'team' ? t('common.required', { field: t('settings.canned.team') }) : null}
          >
            {({ id, describedBy }) => (
              <Select
                id={id}
                aria-describedby={describedBy}
                disabled={readOnly}
                value={draft.teamId}
                options={offered.map((team) => ({ value: team.id, label: team.name }))}
                onChange={(teamId) => edit({ teamId })}
              />
            )}
          </Field>
        ) : null}
      </div>
      <div className="canned-texts">
        {LANGUAGES.map((language) => (
          <CannedTextFields
            key={language}
            language={language}
            readOnly={readOnly}
            text={draft[language]}
            onChange={(text) => edit({ [language]: text })}
          />
        ))}
      </div>
      <PartsField parts={draft.parts} readOnly={readOnly} onChange={(parts) => edit({ parts })} />
      {wrong === 'text' || wrong === 'long' ? (
        <p className="error-line" role="alert">
          {wrong === 'text' ? t('settings.canned.needText') : t('problem.text-too-long')}
        </p>
      ) : null}
      {readOnly ? null : <p className="t12 i3">{t('settings.canned.otherVariable')}</p>}
    </EditDrawer>
  );
}
