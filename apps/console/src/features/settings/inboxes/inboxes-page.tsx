import { useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Channel } from '@yingda/contracts/names';
import { useFormats } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { ChannelMark } from '../../../parts/channel-mark';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { AddAccountDialog } from './accounts/add-account-dialog';
import { GalleryDialog } from './accounts/gallery-dialog';
import { HealthChip } from './accounts/health-chip';
import { healthState } from './accounts/health-state';
import { useAccountHealth } from './accounts/use-account';
import './accounts/accounts.css';
import { AddInboxDialog } from './add-inbox-dialog';
import { SnippetChip } from './snippet-chip';
import { useInboxes, type InboxRecord, type InboxWithSnippet } from './use-inboxes';

/** How the account of a row does; asked for each, as there are few. */
function AccountChip({ inbox }: { inbox: InboxRecord }) {
  const health = useAccountHealth(inbox.id);
  return <HealthChip state={healthState(inbox.paused, health.data)} />;
}

/** All entrances of the shop, each with whether its snippet was seen. */
export function InboxesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { short } = useFormats();
  const { teams } = useDirectory();
  const { query, put } = useInboxes();
  const [adding, setAdding] = useState<'gallery' | Channel | null>(null);
  const open = (inbox: InboxRecord) => void navigate(`/settings/inboxes/${inbox.id}`);
  const added = (made: InboxWithSnippet) => {
    put(made);
    open(made.inbox);
  };
  const add = (
    <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setAdding('gallery')}>
      {t('settings.inboxes.add')}
    </Button>
  );

  const columns: TableColumn<InboxRecord>[] = [
    {
      key: 'name',
      title: t('settings.inboxes.column.name'),
      width: 264,
      render: (inbox) => (
        <button type="button" className="row-open" onClick={() => open(inbox)}>
          <span className="inbox-dot" style={{ background: inbox.appearance.color }} aria-hidden="true" />
          <span className="cut" title={inbox.name}>
            {inbox.name}
          </span>
          {inbox.channel === 'web' && inbox.shopName !== inbox.name ? (
            <span className="i3 cut">{inbox.shopName}</span>
          ) : null}
        </button>
      ),
    },
    {
      key: 'key',
      title: t('settings.inboxes.column.key'),
      width: 168,
      rank: 'second',
      render: (inbox) => (
        <span className="row g6 i2 mono cut">
          <span className="row" title={t(`channel.${inbox.channel}`)}>
            <ChannelMark channel={inbox.channel} size={14} />
          </span>
          {inbox.key}
        </span>
      ),
    },
    {
      key: 'team',
      title: t('settings.inboxes.column.team'),
      width: 136,
      render: (inbox) => (
        <span className="cut">
          {teams.find((team) => team.id === inbox.teamId)?.name ?? t('common.unknownTeam')}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('settings.inboxes.column.state'),
      width: 192,
      render: (inbox) =>
        inbox.channel === 'web' ? <SnippetChip inbox={inbox} /> : <AccountChip inbox={inbox} />,
    },
    {
      key: 'seen',
      title: t('settings.inboxes.column.seen'),
      width: 104,
      rank: 'second',
      align: 'end',
      render: (inbox) => <span className="i3">{inbox.lastSeenAt ? short(inbox.lastSeenAt) : '–'}</span>,
    },
  ];

  return (
    <Column wide title={t('settings.inboxes.title')} actions={query.data?.length ? add : null}>
      <Loaded query={query} rows={3}>
        {(inboxes) =>
          inboxes.length > 0 ? (
            <DataTable
              label={t('settings.inboxes.title')}
              columns={columns}
              rows={inboxes.map(({ inbox }) => inbox)}
              rowKey={(inbox) => inbox.id}
              muted={(inbox) => inbox.paused}
              onOpen={open}
            />
          ) : (
            <div className="card">
              <StateBlock
                drawing="nothing"
                title={t('settings.inboxes.empty')}
                hint={t('settings.inboxes.emptyHint')}
              >
                {add}
              </StateBlock>
            </div>
          )
        }
      </Loaded>
      {adding === 'gallery' ? (
        <GalleryDialog onChoose={setAdding} onClose={() => setAdding(null)} />
      ) : adding === 'web' ? (
        <AddInboxDialog onAdded={added} onClose={() => setAdding(null)} />
      ) : adding ? (
        <AddAccountDialog channel={adding} onAdded={added} onClose={() => setAdding(null)} />
      ) : null}
    </Column>
  );
}
