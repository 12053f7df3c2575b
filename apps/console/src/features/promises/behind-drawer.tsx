import { useState } from 'react';
import { Button, Checkbox, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { HandManyDialog } from './hand-many-dialog';
import { type Behind, useOwedBehind } from './use-promises';

/** The list behind a number of the board; some or all of it are handed over at once. */
export function BehindDrawer({ title, of, onClose }: { title: string; of: Behind; onClose: () => void }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { agents } = useDirectory();
  const list = useOwedBehind(of);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [handing, setHanding] = useState(false);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const choose = (id: string, on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (on) after.add(id);
      else after.delete(id);
      return after;
    });
  return (
    <Drawer
      open
      size={640}
      title={`${title} · ${t('promises.board.list')}`}
      onClose={onClose}
      extra={
        <Button type="primary" disabled={chosen.size === 0} onClick={() => setHanding(true)}>
          {t('promises.board.handMany', { n: chosen.size })}
        </Button>
      }
    >
      {list.isPending ? <Skeleton rows={5} height={44} /> : null}
      {list.isError && !list.data ? (
        <ErrorBlock title={t('promises.failed')} problem={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data && items.length === 0 ? <StateBlock drawing="answered" title={t('promises.none')} /> : null}
      {items.length > 0 ? (
        <Checkbox
          checked={chosen.size === items.length}
          indeterminate={chosen.size > 0 && chosen.size < items.length}
          onChange={({ target }) => setChosen(new Set(target.checked ? items.map(({ id }) => id) : []))}
        >
          {t('promises.board.chooseAll')}
        </Checkbox>
      ) : null}
      <ul className="promise-list">
        {items.map((one) => (
          <li key={one.id} className="list-row promise-row">
            <Checkbox
              aria-label={one.what || t(`promises.kind.${one.kind}`)}
              checked={chosen.has(one.id)}
              onChange={({ target }) => choose(one.id, target.checked)}
            />
            <span className="nw i2">{full(one.dueAt)}</span>
            <span className="grow col">
              <span className="cut">
                <b>{t(`promises.kind.${one.kind}`)}</b> {one.what}
              </span>
              <span className="i2 t12 cut">
                {one.conversationId ? (
                  <Link to={`/conversations/${one.conversationId}`}>{one.customerName}</Link>
                ) : (
                  one.customerName
                )}
                {` · ${agents.find(({ id }) => id === one.ownerId)?.name ?? t('promises.nobody')}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('promises.more')}
        </Button>
      ) : null}
      {handing ? (
        <HandManyDialog
          what={{ ids: [...chosen] }}
          title={t('promises.board.handMany', { n: chosen.size })}
          onClose={() => setHanding(false)}
          onDone={() => setChosen(new Set())}
        />
      ) : null}
    </Drawer>
  );
}
