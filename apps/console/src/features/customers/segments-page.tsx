import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate, useParams, useSearchParams } from 'react-router';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { CustomersNav } from './customers-nav';
import { SegmentEditor } from './segment-editor';
import { useSegments } from './use-segments';
import './customers.css';

/** Segments beside each other; the one that is open is edited in place. */
export function SegmentsPage() {
  const { t } = useTranslation();
  const { segmentId } = useParams();
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const segments = useSegments();
  const isNew = address.has('new');
  const open = segments.data?.find(({ id }) => id === segmentId) ?? null;
  return (
    <main className="page">
      <header className="page-head">
        <h1 className="grow">{t('customers.segments')}</h1>
        <Button
          type="primary"
          icon={<Plus size={14} strokeWidth={2} aria-hidden="true" />}
          onClick={() => void navigate('/customers/segments?new')}
        >
          {t('customers.segment.new')}
        </Button>
      </header>
      <CustomersNav />
      {segments.isPending ? <Skeleton rows={6} height={36} /> : null}
      {segments.isError && !segments.data ? (
        <ErrorBlock
          title={t('customers.segment.listFailed')}
          problem={segments.error}
          onRetry={() => void segments.refetch()}
        />
      ) : null}
      {segments.data ? (
        <div className="customers-body">
          <aside className="segment-list" aria-label={t('customers.segments')}>
            {segments.data.map(({ id, name, description }) => (
              <NavLink
                key={id}
                to={`/customers/segments/${id}`}
                className={({ isActive }) => `segment-item${isActive ? ' active' : ''}`}
                title={description || name}
              >
                <span className="cut">{name}</span>
              </NavLink>
            ))}
          </aside>
          <div className="page-body">
            {open || isNew ? (
              <SegmentEditor key={open ? `${open.id}${open.version}` : 'new'} segment={open} />
            ) : (
              <StateBlock
                drawing="nothing"
                title={segments.data.length === 0 ? t('customers.segment.none') : t('customers.segment.edit')}
                hint={t('customers.segment.noneHint')}
              >
                <Button onClick={() => void navigate('/customers/segments?new')}>
                  {t('customers.segment.new')}
                </Button>
              </StateBlock>
            )}
          </div>
        </div>
      ) : null}
    </main>
  );
}
