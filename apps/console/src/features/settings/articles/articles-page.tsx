import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Column } from '../page/column';
import { CategoriesTab } from './categories-tab';
import { FiguresTab } from './figures-tab';
import { ListTab } from './list-tab';
import { SynonymsTab } from './synonyms-tab';
import { useArticleRights } from './use-articles';
import './articles.css';

const TABS = ['list', 'figures', 'categories', 'synonyms'] as const;
type Tab = (typeof TABS)[number];

/** The knowledge base: articles, how they are used, and the words that belong to them. */
export function ArticlesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const { writes, publishes } = useArticleRights();
  const shown: readonly Tab[] = publishes ? TABS : writes ? ['list', 'figures'] : ['list'];
  const asked = address.get('tab');
  const tab = shown.find((one) => one === asked) ?? 'list';
  const add = () => void navigate('/settings/knowledge/new');
  return (
    <Column
      title={t('articles.title')}
      wide
      actions={
        tab === 'list' && writes ? (
          <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={add}>
            {t('articles.add')}
          </Button>
        ) : null
      }
      bar={
        shown.length > 1 ? (
          <nav className="section-bar" aria-label={t('articles.title')}>
            {shown.map((one) => (
              <button
                key={one}
                type="button"
                aria-current={one === tab ? 'true' : undefined}
                onClick={() => setAddress(one === 'list' ? {} : { tab: one })}
              >
                {t(`articles.tabs.${one}`)}
              </button>
            ))}
          </nav>
        ) : null
      }
    >
      {tab === 'list' ? <ListTab writes={writes} onAdd={add} /> : null}
      {tab === 'figures' ? <FiguresTab /> : null}
      {tab === 'categories' ? <CategoriesTab /> : null}
      {tab === 'synonyms' ? <SynonymsTab /> : null}
    </Column>
  );
}
