import { useState } from 'react';
import { App, Dropdown } from 'antd';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { INBOX_VIEWS, type InboxView } from '@yingda/contracts/names';
import type { Answer } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import type { ViewQuery } from '../../live/row-order';
import { NameDialog } from '../../parts/name-dialog';
import { useAction } from '../../parts/use-action';
import { useSavedViews, type SavedView } from './saved-views';
import { addressOf, savedQuery, viewOfSaved } from './view-address';

type Counts = Answer<'GET /api/conversations/counts'> | undefined;

function countOf(view: InboxView, counts: Counts): number | undefined {
  if (!counts || view === 'closed') return undefined;
  return counts[view];
}

/** Mine, queue, all, closed; saved views behind the dots. */
export function InboxTabs({ query, counts }: { query: ViewQuery; counts: Counts }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { views } = useSavedViews();
  const current = savedQuery(query);
  const saved = views.find((view) => savedQuery(viewOfSaved(view.query)) === current);
  return (
    <nav className="inbox-tabs" aria-label={t('inbox.tabs')}>
      {INBOX_VIEWS.map((view) => {
        const n = countOf(view, counts);
        const here = !saved && query.view === view;
        return (
          <Link
            key={view}
            className="inbox-tab"
            to={addressOf({ view })}
            aria-current={here ? 'page' : undefined}
          >
            {t(`inbox.tab.${view}`)}
            {n === undefined ? null : <span className="n">{count(n)}</span>}
          </Link>
        );
      })}
      {saved ? (
        <Link className="inbox-tab" to={addressOf(query)} aria-current="page" style={{ minWidth: 0 }}>
          <span className="cut">{saved.name}</span>
        </Link>
      ) : null}
      <span className="grow" />
      {views.length > 0 ? <ViewMenu views={views} saved={saved} query={query} /> : null}
    </nav>
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
          className="icon-button small"
          aria-label={t('inbox.view.more')}
          style={{ alignSelf: 'center' }}
        >
          <Ellipsis size={16} strokeWidth={1.75} />
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
