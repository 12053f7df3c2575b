import { App, Button } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { StateBlock } from '../../../parts/state-block';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import { useSaving } from '../page/use-saving';
import { KeywordField } from '../spoken/keyword-field';
import { useSynonyms, type Synonyms } from './use-auto-replies';

/** Words that mean the same wherever auto-replies listen. */
export function SynonymsTab({ readOnly }: { readOnly: boolean }) {
  const { query, put } = useSynonyms();
  return (
    <Loaded query={query} rows={5}>
      {(stored) => (
        <Editor stored={stored} readOnly={readOnly} onStored={put} onStale={() => query.refetch()} />
      )}
    </Loaded>
  );
}

interface EditorProps {
  stored: Synonyms;
  readOnly: boolean;
  onStored: (stored: Synonyms) => void;
  onStale: () => Promise<unknown>;
}

function Editor({ stored, readOnly, onStored, onStale }: EditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { draft, edit, changed, reset, overtaken } = useEdits({ groups: stored.groups });
  const { run, busy, problem, clear, stale } = useSaving({ onStale });
  const { groups } = draft;
  const small = groups.findIndex(({ words }) => words.length < 2);
  const save = () =>
    run(async () => {
      const body = { groups, version: stored.version };
      const saved = await api.call('PUT /api/auto-replies/synonyms', { body });
      edit({ groups: saved.groups });
      onStored(saved);
      void message.success(t('autoReplies.saved'));
    });
  const add = readOnly ? null : (
    <Button
      className="add-row"
      icon={<Plus size={14} strokeWidth={1.75} />}
      onClick={() => edit({ groups: [...groups, { words: [] }] })}
    >
      {t('autoReplies.synonyms.add')}
    </Button>
  );
  return (
    <>
      <p className="settings-hint">{t('autoReplies.synonyms.hint')}</p>
      {overtaken ? <p className="notice soon">{t('autoReplies.stale')}</p> : null}
      {groups.length === 0 ? (
        <div className="card">
          <StateBlock
            drawing="nothing"
            title={t('autoReplies.synonyms.empty')}
            hint={t('autoReplies.synonyms.emptyHint')}
          >
            {add}
          </StateBlock>
        </div>
      ) : (
        <>
          <ul className="card line-list synonym-list">
            {groups.map(({ words }, at) => (
              <li key={at}>
                <div className="grow">
                  <KeywordField
                    label={t('autoReplies.synonyms.group', { n: at + 1 })}
                    words={words}
                    most={30}
                    readOnly={readOnly}
                    placeholder={t('autoReplies.addWord')}
                    onChange={(next) =>
                      edit({ groups: groups.map((one, other) => (other === at ? { words: next } : one)) })
                    }
                  />
                </div>
                {readOnly ? null : (
                  <IconAction
                    local
                    icon={Trash2}
                    label={`${t('common.delete')} ${t('autoReplies.synonyms.group', { n: at + 1 })}`}
                    onClick={() => edit({ groups: groups.filter((_, other) => other !== at) })}
                  />
                )}
              </li>
            ))}
          </ul>
          {add}
        </>
      )}
      {readOnly ? null : (
        <div className="tab-foot">
          <UnsavedBar
            changed={changed}
            busy={busy}
            problem={stale ? null : problem}
            why={small >= 0 ? t('autoReplies.synonyms.small', { n: small + 1 }) : undefined}
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
