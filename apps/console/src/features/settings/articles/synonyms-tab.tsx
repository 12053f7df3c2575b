import { App, Button, Segmented, Select } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { LANGUAGES, type Language } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';

type Group = Answer<'GET /api/synonyms'>['groups'][number];
const KEY = ['articles', 'synonyms'];

/** Words of this shop that mean the same when somebody searches. */
export function SynonymsTab() {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    queryFn: async () => (await api.call('GET /api/synonyms')).groups,
  });
  return (
    <Loaded query={query} rows={4}>
      {(stored) => <Editor stored={stored} onStored={(groups) => queryClient.setQueryData(KEY, groups)} />}
    </Loaded>
  );
}

function Editor({ stored, onStored }: { stored: Group[]; onStored: (stored: Group[]) => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const language = useLanguage();
  const { draft, edit, changed, reset } = useEdits({ groups: stored });
  const { run, busy, problem, clear } = useAction();
  const { groups } = draft;
  const set = (at: number, parts: Partial<Group>) =>
    edit({ groups: groups.map((one, index) => (index === at ? { ...one, ...parts } : one)) });
  const save = () =>
    run(async () => {
      const saved = await api.call('PUT /api/synonyms', { body: { groups } });
      edit(saved);
      onStored(saved.groups);
      void message.success(t('articles.saved'));
    });
  return (
    <>
      <p className="settings-hint">{t('articles.synonyms.hint')}</p>
      {groups.length === 0 ? (
        <div className="card">
          <StateBlock drawing="nothing" title={t('articles.synonyms.empty')} />
        </div>
      ) : (
        <ul className="card vocabulary">
          {groups.map((group, at) => (
            <li key={at} className="row g8">
              <Segmented<Language>
                value={group.language}
                options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
                onChange={(value) => set(at, { language: value })}
              />
              <Select
                className="grow"
                mode="tags"
                open={false}
                suffixIcon={null}
                aria-label={t('articles.synonyms.words')}
                placeholder={t('articles.synonyms.words')}
                tokenSeparators={[',', '，', '、', '\n']}
                maxCount={40}
                value={group.words}
                onChange={(words: string[]) => set(at, { words })}
              />
              <IconAction
                local
                icon={Trash2}
                label={t('articles.categories.remove')}
                onClick={() => edit({ groups: groups.filter((_, index) => index !== at) })}
              />
            </li>
          ))}
        </ul>
      )}
      <Button
        icon={<Plus size={14} strokeWidth={2} />}
        onClick={() => edit({ groups: [...groups, { language, words: [] }] })}
      >
        {t('articles.synonyms.add')}
      </Button>
      <UnsavedBar
        changed={changed}
        busy={busy}
        problem={problem}
        why={groups.some(({ words }) => words.length < 2) ? t('problem.invalid-setting') : undefined}
        onSave={save}
        onDiscard={() => {
          clear();
          reset();
        }}
      />
    </>
  );
}
