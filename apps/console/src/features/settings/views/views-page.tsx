import { useState } from 'react';
import { App, Button } from 'antd';
import { Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { NameDialog } from '../../../parts/name-dialog';
import { ErrorBlock, Skeleton, StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { useSavedViews, type SavedView } from '../../inbox/saved-views';
import { Column } from '../page/column';
import { IconAction } from '../page/icon-action';
import { useUndo } from '../../../parts/use-undo';

/** Where a saved view opens in the inbox. */
function addressOf(view: SavedView): string {
  const query = new URLSearchParams(view.query);
  const shown = query.get('view') ?? 'all';
  query.delete('view');
  const rest = query.toString();
  return `/inbox/${shown}${rest ? `?${rest}` : ''}`;
}

/** Own saved views of the inbox: open, rename, remove. */
export function ViewsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const undo = useUndo();
  const { views, isPending, error, refetch, add, change, remove } = useSavedViews();
  const { run } = useAction({ toast: true });
  const [renamed, setRenamed] = useState<SavedView | null>(null);

  async function takeAway(view: SavedView) {
    if (!(await run(() => remove(view.id)))) return;
    undo(t('settings.deletedNamed', { name: view.name }), () => add(view.name, view.query));
  }

  return (
    <Column title={t('settings.views.title')} hint={views.length > 0 ? t('settings.views.hint') : undefined}>
      {isPending ? (
        <div className="card settings-skeleton">
          <Skeleton rows={3} height={44} />
        </div>
      ) : error && views.length === 0 ? (
        <ErrorBlock title={t('settings.failed')} problem={error} onRetry={() => void refetch()} />
      ) : views.length === 0 ? (
        <div className="card">
          <StateBlock drawing="nothing" title={t('settings.views.empty')} hint={t('settings.views.hint')}>
            <Button type="primary" onClick={() => void navigate('/inbox/all')}>
              {t('settings.views.emptyAction')}
            </Button>
          </StateBlock>
        </div>
      ) : (
        <ul className="card line-list">
          {views.map((view) => (
            <li key={view.id}>
              <Link className="grow cut" to={addressOf(view)} title={view.name}>
                {view.name}
              </Link>
              <IconAction
                icon={Pencil}
                label={`${t('common.edit')} ${view.name}`}
                onClick={() => setRenamed(view)}
              />
              <IconAction
                icon={Trash2}
                label={`${t('common.delete')} ${view.name}`}
                onClick={() => void takeAway(view)}
              />
            </li>
          ))}
        </ul>
      )}
      {renamed ? (
        <NameDialog
          title={t('settings.views.rename')}
          label={t('settings.views.name')}
          initial={renamed.name}
          maxLength={40}
          onSave={async (name) => {
            await change(renamed, { name });
            void message.success(t('common.saved'));
          }}
          onClose={() => setRenamed(null)}
        />
      ) : null}
    </Column>
  );
}
