import { useState } from 'react';
import { Drawer } from 'antd';
import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import { useShortcuts } from '../../app/use-shortcuts';
import { ALT } from '../../parts/keys-text';
import type { ComposerAidProps } from '../conversation/composer-aids';
import { KnowledgePanel } from './knowledge-panel';
import { useInsertArticle } from './use-articles';
import './articles.css';

/** The knowledge base beside the conversation; Alt+K opens it, also while writing. */
export function KnowledgeAid({ composer, row }: ComposerAidProps) {
  const { t } = useTranslation();
  const may = useMay('article.read');
  const [open, setOpen] = useState(false);
  const insert = useInsertArticle(composer.insert, row.id);
  const toggle = () => setOpen((before) => !before);
  useShortcuts(may ? { 'alt+k': toggle } : {});
  if (!may || composer.editing) return null;
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={t('articles.panel.open')}
        aria-expanded={open}
        title={`${t('articles.panel.open')} (${ALT}K)`}
        onClick={toggle}
      >
        <BookOpen size={16} strokeWidth={1.75} />
      </button>
      <Drawer
        open={open}
        mask={false}
        size={320}
        className="knowledge-drawer"
        title={t('articles.panel.title')}
        onClose={() => setOpen(false)}
        destroyOnHidden
      >
        <KnowledgePanel
          row={row}
          maySend={composer.tab === 'reply'}
          onInsert={(article, how) => {
            insert(article, how);
            setOpen(false);
          }}
        />
      </Drawer>
    </>
  );
}
