import { App, Button, Input, Select } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useDirectory } from '../../../live/use-live';
import { StateBlock } from '../../../parts/state-block';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { newKey } from '../page/new-key';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import { useSaving } from '../page/use-saving';
import { variablesProblem, type VariableDraft } from './shop-variables';
import { useShopVariables, type ShopVariables } from './use-auto-replies';

/** What the shop's own variables stand for, by inbox and language. */
export function VariablesTab({ readOnly }: { readOnly: boolean }) {
  const { query, put } = useShopVariables();
  return (
    <Loaded query={query} rows={5}>
      {(stored) => (
        <Editor stored={stored} readOnly={readOnly} onStored={put} onStale={() => query.refetch()} />
      )}
    </Loaded>
  );
}

interface EditorProps {
  stored: ShopVariables;
  readOnly: boolean;
  onStored: (stored: ShopVariables) => void;
  onStale: () => Promise<unknown>;
}

const linesOf = ({ variables }: ShopVariables): VariableDraft[] =>
  variables.map((variable, at) => ({ ...variable, row: `line-${at}` }));

function Editor({ stored, readOnly, onStored, onStale }: EditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { inboxes } = useDirectory();
  const { draft, edit, changed, reset, overtaken } = useEdits({ lines: linesOf(stored) });
  const { run, busy, problem, clear, stale } = useSaving({ onStale });
  const { lines } = draft;
  const wrong = variablesProblem(lines);
  const put = (at: number, parts: Partial<VariableDraft>) =>
    edit({ lines: lines.map((one, other) => (other === at ? { ...one, ...parts } : one)) });
  const save = () =>
    run(async () => {
      const variables = lines.map(({ row: _, ...line }) => ({
        ...line,
        name: line.name.trim(),
        value: line.value.trim(),
      }));
      const body = { variables, version: stored.version };
      const saved = await api.call('PUT /api/auto-replies/variables', { body });
      edit({ lines: linesOf(saved) });
      onStored(saved);
      void message.success(t('autoReplies.saved'));
    });
  const empty = { name: '', inboxId: null, language: null, value: '' };
  const add = readOnly ? null : (
    <Button
      className="add-row"
      icon={<Plus size={14} strokeWidth={1.75} />}
      onClick={() => edit({ lines: [...lines, { ...empty, row: newKey() }] })}
    >
      {t('autoReplies.variables.add')}
    </Button>
  );
  return (
    <>
      <p className="settings-hint">{t('autoReplies.variables.hint')}</p>
      {overtaken ? <p className="notice soon">{t('autoReplies.stale')}</p> : null}
      {lines.length === 0 ? (
        <div className="card">
          <StateBlock
            drawing="nothing"
            title={t('autoReplies.variables.empty')}
            hint={t('autoReplies.variables.emptyHint')}
          >
            {add}
          </StateBlock>
        </div>
      ) : (
        <>
          <div className="card variable-table" role="table" aria-label={t('autoReplies.tabs.variables')}>
            <div className="variable-row head" role="row">
              {(['name', 'value', 'inbox', 'language'] as const).map((column) => (
                <span key={column} role="columnheader">
                  {t(`autoReplies.variables.${column}`)}
                </span>
              ))}
              <span />
            </div>
            {lines.map((line, at) => (
              <div key={line.row} className="variable-row" role="row">
                <Input
                  className="mono"
                  aria-label={t('autoReplies.variables.name')}
                  readOnly={readOnly}
                  maxLength={40}
                  value={line.name}
                  onChange={({ target }) => put(at, { name: target.value })}
                />
                <Input
                  aria-label={t('autoReplies.variables.value')}
                  readOnly={readOnly}
                  maxLength={500}
                  value={line.value}
                  onChange={({ target }) => put(at, { value: target.value })}
                />
                <Select
                  aria-label={t('autoReplies.variables.inbox')}
                  disabled={readOnly}
                  value={line.inboxId ?? ''}
                  options={[
                    { value: '', label: t('autoReplies.variables.inboxAll') },
                    ...inboxes.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  onChange={(value) => put(at, { inboxId: value || null })}
                />
                <Select
                  aria-label={t('autoReplies.variables.language')}
                  disabled={readOnly}
                  value={line.language ?? ''}
                  options={[
                    { value: '', label: t('autoReplies.variables.languageAll') },
                    ...LANGUAGES.map((one) => ({ value: one, label: t(`language.${one}`) })),
                  ]}
                  onChange={(value) => put(at, { language: (value || null) as Language | null })}
                />
                {readOnly ? (
                  <span />
                ) : (
                  <IconAction
                    local
                    icon={Trash2}
                    label={`${t('common.delete')} ${line.name}`}
                    onClick={() => edit({ lines: lines.filter((_, other) => other !== at) })}
                  />
                )}
              </div>
            ))}
          </div>
          {add}
        </>
      )}
      {readOnly ? null : (
        <div className="tab-foot">
          <UnsavedBar
            changed={changed}
            busy={busy}
            problem={stale ? null : problem}
            why={wrong ? t(`autoReplies.variables.${wrong.part}`, { n: wrong.n }) : undefined}
            onSave={save}
            onDiscard={() => {
              clear();
              reset();
            }}
          />
        </div>
      )}
    </>
  );
}
