import { App, Button, Input } from 'antd';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useAction } from '../../../parts/use-action';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { placed } from '../page/reorder';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import { useCategories } from './use-articles';

type Category = Answer<'GET /api/article-categories'>['categories'][number];

/** Categories in the order of the help pages. */
export function CategoriesTab() {
  const { query, put } = useCategories();
  return (
    <Loaded query={query} rows={6}>
      {(stored) => <Editor stored={stored} onStored={put} />}
    </Loaded>
  );
}

function Editor({ stored, onStored }: { stored: Category[]; onStored: (stored: Category[]) => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { draft, edit, changed, reset } = useEdits({ categories: stored });
  const { run, busy, problem, clear } = useAction();
  const { categories } = draft;
  const set = (at: number, parts: Partial<Category>) =>
    edit({ categories: categories.map((one, index) => (index === at ? { ...one, ...parts } : one)) });
  const move = (at: number, by: -1 | 1) => edit({ categories: placed(categories, at, at + by) });
  const bad = categories.some(
    ({ key, nameZh, nameEn }) => !/^[a-z0-9][a-z0-9_-]{0,39}$/.test(key) || !nameZh.trim() || !nameEn.trim(),
  );
  const twice = new Set(categories.map(({ key }) => key)).size < categories.length;
  const save = () =>
    run(async () => {
      const saved = await api.call('PUT /api/article-categories', { body: { categories } });
      edit(saved);
      onStored(saved.categories);
      void message.success(t('articles.saved'));
    });
  return (
    <>
      <p className="settings-hint">{t('articles.categories.hint')}</p>
      <ul className="card vocabulary">
        {categories.map((category, at) => (
          <li key={at} className="row g8">
            {(['nameZh', 'nameEn', 'key'] as const).map((name) => (
              <Input
                key={name}
                {...(name === 'key' ? { className: 'mono' } : {})}
                aria-label={t(
                  `articles.categories.${name === 'nameZh' ? 'zh' : name === 'nameEn' ? 'en' : 'key'}`,
                )}
                placeholder={t(
                  `articles.categories.${name === 'nameZh' ? 'zh' : name === 'nameEn' ? 'en' : 'key'}`,
                )}
                maxLength={name === 'key' ? 40 : 60}
                value={category[name]}
                readOnly={name === 'key' && stored.some(({ key }) => key === category.key)}
                onChange={(event) => set(at, { [name]: event.target.value })}
              />
            ))}
            <IconAction
              local
              icon={ArrowUp}
              label={t('articles.categories.up')}
              onClick={() => move(at, -1)}
            />
            <IconAction
              local
              icon={ArrowDown}
              label={t('articles.categories.down')}
              onClick={() => move(at, 1)}
            />
            <IconAction
              local
              icon={Trash2}
              label={t('articles.categories.remove')}
              onClick={() => edit({ categories: categories.filter((_, index) => index !== at) })}
            />
          </li>
        ))}
      </ul>
      <Button
        icon={<Plus size={14} strokeWidth={2} />}
        onClick={() => edit({ categories: [...categories, { key: '', nameZh: '', nameEn: '' }] })}
      >
        {t('articles.categories.add')}
      </Button>
      <UnsavedBar
        changed={changed}
        busy={busy}
        problem={problem}
        why={bad || twice ? t('problem.invalid-setting') : undefined}
        onSave={save}
        onDiscard={() => {
          clear();
          reset();
        }}
      />
    </>
  );
}
