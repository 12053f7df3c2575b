import { useState } from 'react';
import { App, Dropdown, Tooltip } from 'antd';
import { Bookmark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { INBOX_VIEWS, type InboxView } from '@yingda/contracts/names';
import type { Answer } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import type { ViewQuery } from '../../live/row-order';
import { NameDialog } from '../../parts/name-dialog';
import { useAction } from '../../parts/use-action';
import { useOwner } from './use-inbox-list';
import { useSavedViews, type SavedView } from './saved-views';
import { addressOf, savedQuery, viewOfSaved } from './view-address';

type Counts = Answer<'GET /api/conversations/counts'> | undefined;

function countOf(view: InboxView, counts: Counts): number | undefined {
  if (!counts || view === 'closed') return undefined;
  return counts[view];
}

const TABS = INBOX_VIEWS.filter((view): view is Exclude<InboxView, 'mentions'> => view !== 'mentions');

/** Mine, queue, all, closed; where one was named stands above them, with its word, as five do not fit in a row. */
export function InboxTabs({ query, counts }: { query: ViewQuery; counts: Counts }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { all } = useOwner();
  const hint = (view: (typeof TABS)[number]): string => {
    if (view === 'mine' && counts?.wrapUp) return t('inbox.tabHint.mineWrapUp', { n: counts.wrapUp });
    if (view === 'queue' && all) return t('inbox.tabHint.queueAll');
    if (view === 'all' && all) return t('inbox.tabHint.allAll');
    return t(`inbox.tabHint.${view}`);
  };
  return (
    <nav className="inbox-tabs" aria-label={t('inbox.tabs')}>
      {TABS.map((view) => {
        const n = countOf(view, counts);
        return (
          <Tooltip key={view} title={hint(view)} mouseEnterDelay={0.4} placement="bottom">
            <Link
              className="inbox-tab"
              to={addressOf({ view })}
              aria-current={query.view === view ? 'page' : undefined}
            >
              {t(`inbox.tab.${view}`)}
              {n === undefined ? null : <span className="n">{count(n)}</span>}
            </Link>
          </Tooltip>
        );
      })}
    </nav>
  );
}

/** The saved view that is shown, and all of them behind a bookmark; absent until the first is saved. */
export function SavedViews({ query }: { query: ViewQuery }) {
  const { views } = useSavedViews();
  const current = savedQuery(query);
  const saved = views.find((view) => savedQuery(viewOfSaved(view.query)) === current);
  if (views.length === 0) return null;
  return (
    <>
      {saved ? (
        <span className="chip accent" style={{ minWidth: 0, flex: '0 1 auto' }}>
          <span className="cut" title={saved.name}>
            {saved.name}
          </span>
        </span>
      ) : null}
      <ViewMenu views={views} saved={saved} query={query} />
    </>
  );
}

function ViewMenu({
  views,
  saved,
  query,
}: {
  views: SavedView[];
  saved: SavedView | undefined;
  query: ViewQuery;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { change, remove } = useSavedViews();
  const { run } = useAction({ toast: true });
  const [renaming, setRenaming] = useState(false);

  async function act(key: string) {
    if (key === 'rename') return setRenaming(true);
    if (!saved) return;
    if (key === 'update') await run(() => change(saved, { query: savedQuery(query) }));
    if (key === 'remove' && (await run(() => remove(saved.id)))) {
      void message.success(t('inbox.view.removed'));
      void navigate(addressOf({ view: query.view }));
    }
  }

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              type: 'group',
              label: t('inbox.view.saved'),
              children: views.map((view) => ({ key: `view:${view.id}`, label: view.name })),
            },
            ...(saved
              ? [
                  { type: 'divider' as const },
                  { key: 'rename', label: t('inbox.view.rename') },
                  { key: 'remove', label: t('inbox.view.remove'), danger: true },
                ]
              : []),
          ],
          selectedKeys: saved ? [`view:${saved.id}`] : [],
          onClick: ({ key }) => {
            const view = views.find((known) => key === `view:${known.id}`);
            if (view) void navigate(addressOf(viewOfSaved(view.query)));
            else void act(key);
          },
        }}
      >
        <button
          type="button"
          className={`icon-button small${saved ? ' on' : ''}`}
          aria-label={t('inbox.view.more')}
          title={t('inbox.view.saved')}
        >
          <Bookmark size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </Dropdown>
      {renaming && saved ? (
        <NameDialog
          title={t('inbox.view.rename')}
          label={t('inbox.view.name')}
          initial={saved.name}
          maxLength={40}
          onSave={(name) => change(saved, { name })}
          onClose={() => setRenaming(false)}
        />
      ) : null}
    </>
  );
}
