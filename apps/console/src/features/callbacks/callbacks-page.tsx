import { useState } from 'react';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { CallbackRow } from './callback-row';
import { type CallbackView, useCallbacks } from './use-callbacks';
import './callbacks.css';

const VIEWS: readonly CallbackView[] = ['open', 'ended'];

/** Calls that were promised to customers who did not want to wait, the earliest first. */
export function CallbacksPage() {
  const { t } = useTranslation();
  const [view, setView] = useState<CallbackView>('open');
  const list = useCallbacks(view);
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('callbacks.title')}</h1>
          <span className="i2 t12">{t('callbacks.hint')}</span>
        </span>
        <Segmented<CallbackView>
          aria-label={t('callbacks.title')}
          value={view}
          onChange={setView}
          options={VIEWS.map((value) => ({ value, label: t(`callbacks.view.${value}`) }))}
        />
      </header>
      <div className="page-body">
        {list.isPending ? <Skeleton rows={6} height={52} /> : null}
        {list.isError && !list.data ? (
          <ErrorBlock
            title={t('callbacks.failed')}
            problem={list.error}
            onRetry={() => void list.refetch()}
          />
        ) : null}
        {list.data?.items.length === 0 ? (
          <StateBlock drawing="nothing" title={t('callbacks.none')} hint={t('callbacks.noneHint')} />
        ) : null}
        <ul className="callback-list">
          {list.data?.items.map((call) => (
            <CallbackRow key={call.id} call={call} />
          ))}
        </ul>
      </div>
    </main>
  );
}
