import { useMemo, useState } from 'react';
import { Button, Drawer, Dropdown } from 'antd';
import { FlaskConical, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { AUTO_REPLY_KINDS } from '@yingda/contracts/names';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { Loaded } from '../page/loaded';
import { SearchField } from '../page/search-field';
import { useMayAutomate } from '../spoken/use-may-automate';
import { LogTab } from './log-tab';
import { listed } from './reply-list';
import { ReplyTable } from './reply-table';
import { SynonymsTab } from './synonyms-tab';
import { TryPanel } from './try-panel';
import { useAutoReplies } from './use-auto-replies';
import { VariablesTab } from './variables-tab';
import './auto-replies.css';

const TABS = ['replies', 'synonyms', 'variables', 'log'] as const;
type Tab = (typeof TABS)[number];

/** What the shop says by itself: replies by occasion and by keyword, and what they share. */
export function AutoRepliesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const mayEdit = useMayAutomate();
  const [trying, setTrying] = useState(false);
  const asked = address.get('tab');
  const tab: Tab = TABS.find((one) => one === asked) ?? 'replies';
  return (
    <Column
      title={t('settings.menu.autoReplies')}
      wide
      actions={
        tab === 'replies' ? (
          <>
            <Button icon={<FlaskConical size={14} strokeWidth={1.75} />} onClick={() => setTrying(true)}>
              {t('autoReplies.try.open')}
            </Button>
            {mayEdit ? (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: AUTO_REPLY_KINDS.map((kind) => ({
                    key: kind,
                    label: (
                      <span className="kind-item">
                        {t(`autoReplies.kind.${kind}`)}
                        <span className="i3 t12">{t(`autoReplies.kindHint.${kind}`)}</span>
                      </span>
                    ),
                  })),
                  onClick: ({ key }) => void navigate(`/settings/auto-replies/new?kind=${key}`),
                }}
              >
                <Button type="primary" icon={<Plus size={14} strokeWidth={2} />}>
                  {t('autoReplies.add')}
                </Button>
              </Dropdown>
            ) : null}
          </>
        ) : null
      }
      bar={
        <nav className="section-bar" aria-label={t('settings.menu.autoReplies')}>
          {TABS.map((one) => (
            <button
              key={one}
              type="button"
              aria-current={one === tab ? 'true' : undefined}
              onClick={() => setAddress(one === 'replies' ? {} : { tab: one })}
            >
              {t(`autoReplies.tabs.${one}`)}
            </button>
          ))}
        </nav>
      }
    >
      {tab === 'replies' ? <RepliesTab mayEdit={mayEdit} /> : null}
      {tab === 'synonyms' ? <SynonymsTab readOnly={!mayEdit} /> : null}
      {tab === 'variables' ? <VariablesTab readOnly={!mayEdit} /> : null}
      {tab === 'log' ? <LogTab /> : null}
      <Drawer
        open={trying}
        size={480}
        className="edit-drawer"
        title={t('autoReplies.try.title')}
        onClose={() => setTrying(false)}
        destroyOnHidden
      >
        <TryPanel draft={null} />
      </Drawer>
    </Column>
  );
}

function RepliesTab({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { query } = useAutoReplies();
  const [looked, setLooked] = useState('');
  const { occasions, keywords, silent } = useMemo(
    () => listed(query.data ?? [], looked),
    [query.data, looked],
  );
  const none = looked.trim() !== '' && occasions.length + keywords.length === 0;
  const add = (kind: string) => void navigate(`/settings/auto-replies/new?kind=${kind}`);
  return (
    <>
      <p className="settings-hint">{t('autoReplies.hint')}</p>
      <div className="table-tools">
        <SearchField value={looked} placeholder={t('autoReplies.search')} onChange={setLooked} />
      </div>
      <Loaded query={query}>
        {() => (
          <>
            {none ? (
              <div className="card">
                <StateBlock drawing="search" title={t('autoReplies.noneFound', { q: looked.trim() })} />
              </div>
            ) : null}
            {occasions.length > 0 || (!none && silent.length > 0) ? (
              <section className="reply-part" aria-labelledby="reply-occasions">
                <h2 id="reply-occasions">{t('autoReplies.occasions')}</h2>
                {occasions.length > 0 ? <ReplyTable replies={occasions} part="occasions" /> : null}
                {silent.length > 0 && !looked.trim() ? (
                  <p className="silent-line">
                    <span className="i3">{t('autoReplies.silent')}</span>
                    {silent.map((kind) =>
                      mayEdit ? (
                        <button
                          key={kind}
                          type="button"
                          className="chip accent"
                          title={t('autoReplies.addFor', { kind: t(`autoReplies.kind.${kind}`) })}
                          onClick={() => add(kind)}
                        >
                          <Plus size={12} strokeWidth={2} aria-hidden="true" />
                          {t(`autoReplies.kind.${kind}`)}
                        </button>
                      ) : (
                        <span key={kind} className="chip">
                          {t(`autoReplies.kind.${kind}`)}
                        </span>
                      ),
                    )}
                  </p>
                ) : null}
              </section>
            ) : null}
            {none ? null : (
              <section className="reply-part" aria-labelledby="reply-keywords">
                <h2 id="reply-keywords">
                  {t('autoReplies.keywordsTitle')}
                  <span className="i3">{t('autoReplies.keywordsHint')}</span>
                </h2>
                {keywords.length > 0 ? (
                  <ReplyTable replies={keywords} part="keywords" />
                ) : looked.trim() ? null : (
                  <div className="card">
                    <StateBlock
                      drawing="nothing"
                      title={t('autoReplies.empty')}
                      hint={t('autoReplies.emptyHint')}
                    >
                      {mayEdit ? (
                        <Button type="primary" onClick={() => add('keyword')}>
                          {t('autoReplies.addKeyword')}
                        </Button>
                      ) : null}
                    </StateBlock>
                  </div>
                )}
              </section>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
