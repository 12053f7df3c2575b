import { useState } from 'react';
import { Button, Input } from 'antd';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useAction } from '../../../parts/use-action';
import { EditDrawer } from '../page/edit-drawer';
import { IconAction } from '../page/icon-action';
import { placed } from '../page/reorder';
import { sameValue } from '../page/same-value';
import { type Category, CATEGORIES } from './use-categories';

const CODE = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** The shop's categories: their names in both languages and their order. One that responses are in stays. */
export function CategoriesDrawer({ stored, onClose }: { stored: readonly Category[]; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { run, busy, problem } = useAction();
  const [categories, setCategories] = useState<Category[]>([...stored]);
  const known = (code: string) => stored.some((one) => one.code === code);
  const set = (at: number, parts: Partial<Category>) =>
    setCategories(categories.map((one, index) => (index === at ? { ...one, ...parts } : one)));
  const move = (at: number, by: -1 | 1) => setCategories(placed(categories, at, at + by));
  const bad = categories.some(({ code, zh, en }) => !CODE.test(code) || !zh.trim() || !en.trim());
  const twice = new Set(categories.map(({ code }) => code)).size < categories.length;
  const save = async () => {
    const done = await run(async () => {
      const saved = await api.call('PUT /api/canned-categories', { body: { categories } });
      queryClient.setQueryData(CATEGORIES, saved);
    });
    if (done) onClose();
    return done;
  };
  return (
    <EditDrawer
      title={t('words.categories.title')}
      width={640}
      changed={!sameValue(categories, [...stored])}
      busy={busy}
      problem={problem}
      why={bad || twice ? t('words.categories.wrong') : undefined}
      onSave={save}
      onClose={onClose}
    >
      <p className="settings-hint">{t('words.categories.hint')}</p>
      <ul className="category-list">
        {categories.map((category, at) => (
          <li key={at} className="row g8">
            {(['zh', 'en', 'code'] as const).map((name) => (
              <Input
                key={name}
                {...(name === 'code' ? { className: 'mono' } : {})}
                aria-label={t(`words.categories.${name}`)}
                placeholder={t(`words.categories.${name}`)}
                maxLength={40}
                readOnly={name === 'code' && known(category.code)}
                value={category[name]}
                onChange={({ target }) => set(at, { [name]: target.value })}
              />
            ))}
            <IconAction
              local
              icon={ArrowUp}
              label={`${t('words.categories.up')} ${category.zh}`}
              why={at === 0 ? t('settings.firstAlready') : undefined}
              onClick={() => move(at, -1)}
            />
            <IconAction
              local
              icon={ArrowDown}
              label={`${t('words.categories.down')} ${category.zh}`}
              why={at === categories.length - 1 ? t('settings.lastAlready') : undefined}
              onClick={() => move(at, 1)}
            />
            <IconAction
              local
              icon={Trash2}
              label={`${t('words.categories.remove')} ${category.zh}`}
              onClick={() => setCategories(categories.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      <Button
        icon={<Plus size={14} strokeWidth={2} />}
        onClick={() => setCategories([...categories, { code: '', zh: '', en: '' }])}
      >
        {t('words.categories.add')}
      </Button>
    </EditDrawer>
  );
}
