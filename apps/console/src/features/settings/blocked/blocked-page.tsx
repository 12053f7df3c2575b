import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useMay } from '../../../app/use-session';
import { useFormats } from '../../../i18n/use-texts';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { OnlineButton } from '../page/online-button';
import { useUndo } from '../../../parts/use-undo';

type Block = Answer<'GET /api/blocks'>[number];
const KEY = ['blocks'];

/** Who is blocked, why, by whom, until when; unblocking can be taken back. */
export function BlockedPage() {
  const { t } = useTranslation();
  const { full } = useFormats();
  const queryClient = useQueryClient();
  const mayOpen = useMay('conversation.serve');
  const { run } = useAction({ toast: true });
  const undo = useUndo();
  const query = useQuery({ queryKey: KEY, queryFn: () => api.call('GET /api/blocks') });

  async function unblock(block: Block) {
    const params = { id: block.customerId };
    const done = await run(async () => {
      await api.call('DELETE /api/customers/:id/block', { params });
      queryClient.setQueryData<Block[]>(KEY, (before) =>
        before?.filter(({ customerId }) => customerId !== block.customerId),
      );
    });
    if (!done) return;
    undo(t('settings.blocked.unblocked', { name: block.customerName }), async () => {
      const body = { reason: block.reason, until: block.until };
      await api.call('POST /api/customers/:id/block', { params, body });
      await queryClient.invalidateQueries({ queryKey: KEY });
    });
  }

  const columns: TableColumn<Block>[] = [
    {
      key: 'name',
      title: t('settings.blocked.column.name'),
      width: 184,
      render: (block) =>
        mayOpen ? (
          <Link className="row-open" to={`/customers/${block.customerId}`}>
            <span className="cut" title={block.customerName}>
              {block.customerName}
            </span>
          </Link>
        ) : (
          <span className="cut">{block.customerName}</span>
        ),
    },
    {
      key: 'reason',
      title: t('settings.blocked.column.reason'),
      width: 240,
      render: (block) => (
        <span className="cut i2" title={block.reason}>
          {block.reason}
        </span>
      ),
    },
    {
      key: 'by',
      title: t('settings.blocked.column.by'),
      width: 112,
      rank: 'second',
      render: (block) => <span className="cut">{block.byName}</span>,
    },
    {
      key: 'since',
      title: t('settings.blocked.column.since'),
      width: 128,
      rank: 'second',
      render: (block) => <span className="i3">{full(block.since)}</span>,
    },
    {
      key: 'until',
      title: t('settings.blocked.column.until'),
      width: 128,
      render: (block) =>
        block.until ? full(block.until) : <span className="i3">{t('settings.blocked.ever')}</span>,
    },
    {
      key: 'undo',
      title: <span className="hidden-text">{t('common.actions')}</span>,
      width: 104,
      align: 'end',
      render: (block) => (
        <OnlineButton
          size="small"
          onClick={() => void unblock(block)}
          aria-label={`${t('settings.blocked.unblock')} ${block.customerName}`}
        >
          {t('settings.blocked.unblock')}
        </OnlineButton>
      ),
    },
  ];

  return (
    <Column wide title={t('settings.blocked.title')}>
      <Loaded query={query} rows={4}>
        {(blocks) =>
          blocks.length > 0 ? (
            <DataTable
              label={t('settings.blocked.title')}
              columns={columns}
              rows={blocks}
              rowKey={(block) => block.customerId}
            />
          ) : (
            <div className="card">
              <StateBlock
                drawing="answered"
                title={t('settings.blocked.empty')}
                hint={t('settings.blocked.emptyHint')}
              />
            </div>
          )
        }
      </Loaded>
    </Column>
  );
}
