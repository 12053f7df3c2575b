import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate, useParams, useSearchParams } from 'react-router';
import { useFormats } from '../../i18n/use-texts';
import { useOnline } from '../../live/use-live';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { CustomersNav } from '../customers/customers-nav';
import { NoticeEditor } from './notice-editor';
import { NoticeView } from './notice-view';
import { StateChip } from './state-chip';
import { type Notice, useNotice, useNoticeNews, useNotices } from './use-notices';
import './notices.css';

/** Notices to many beside the one that is open: written while it is a draft, followed once it is sent. */
export function NoticesPage() {
  const { t } = useTranslation();
  const { noticeId } = useParams();
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const online = useOnline();
  const list = useNotices();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isNew = address.has('new');
  const add = () => void navigate('/customers/notices?new');
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('notices.title')}</h1>
          <span className="i2 t12">{t('notices.hint')}</span>
        </span>
        {online ? null : <span className="chip soon">{t('notices.offline')}</span>}
        <Button type="primary" icon={<Plus size={14} strokeWidth={2} aria-hidden="true" />} onClick={add}>
          {t('notices.new')}
        </Button>
      </header>
      <CustomersNav />
      {list.isPending ? <Skeleton rows={6} height={48} /> : null}
      {list.isError && !list.data ? (
        <ErrorBlock title={t('notices.failed')} problem={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data ? (
        <div className="customers-body notices-body">
          <aside className="segment-list" aria-label={t('notices.list')}>
            {items.map((one) => (
              <NoticeItem key={one.id} notice={one} />
            ))}
            {list.hasNextPage ? (
              <Button
                type="text"
                size="small"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {t('notices.more')}
              </Button>
            ) : null}
          </aside>
          <div className="page-body">
            {noticeId ? (
              <OpenNotice key={noticeId} id={noticeId} />
            ) : isNew ? (
              <NoticeEditor key={address.get('from') ?? 'new'} notice={null} from={address.get('from')} />
            ) : (
              <StateBlock
                drawing="nothing"
                title={t(items.length === 0 ? 'notices.none' : 'notices.choose')}
                hint={t('notices.noneHint')}
              >
                <Button onClick={add}>{t('notices.new')}</Button>
              </StateBlock>
            )}
          </div>
        </div>
      ) : null}
    </main>
  );
}

function NoticeItem({ notice }: { notice: Notice }) {
  const formats = useFormats();
  return (
    <NavLink
      to={`/customers/notices/${notice.id}`}
      className={({ isActive }) => `segment-item notice-item${isActive ? ' active' : ''}`}
      title={notice.name}
    >
      <span className="cut">{notice.name}</span>
      <span className="row g8">
        <StateChip state={notice.state} />
        <span className="i3 t12">
          {formats.short(notice.startedAt ?? notice.startsAt ?? notice.createdAt)}
        </span>
      </span>
    </NavLink>
  );
}

function OpenNotice({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, isPending, isError, error, refetch } = useNotice(id);
  useNoticeNews(data);
  if (isPending) return <Skeleton rows={6} height={36} />;
  if (isError && !data)
    return <ErrorBlock title={t('notices.failed')} problem={error} onRetry={() => void refetch()} />;
  return data.state === 'draft' ? (
    <NoticeEditor key={data.version} notice={data} from={null} />
  ) : (
    <NoticeView notice={data} />
  );
}
