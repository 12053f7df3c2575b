import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { usePromiseDetail } from './use-promises';

/** All that happened to a promise, from its making on. */
export function HistoryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { agents } = useDirectory();
  const { data, isError, error, refetch } = usePromiseDetail(id);
  const nameOf = (agentId: string | null | undefined) =>
    agents.find((agent) => agent.id === agentId)?.name ?? t('promises.nobody');
  const by = (line: { byId: string | null; byName: string }) =>
    line.byId ? line.byName : t('common.system');
  return (
    <Drawer open size={420} title={t('promises.historyTitle')} onClose={onClose}>
      {isError && !data ? (
        <ErrorBlock title={t('promises.failed')} problem={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <>
          <p className="b">{[t(`promises.kind.${data.kind}`), data.what].filter(Boolean).join(' · ')}</p>
          <p className="i2">{t('promises.dueAt', { time: full(data.dueAt) })}</p>
          <ol className="promise-history">
            {data.history.map((line, index) => (
              <li key={`${line.at}-${index}`}>
                <span className="i2 t12 nw">{full(line.at)}</span>
                <span>
                  {line.step === 'reassigned'
                    ? t('promises.step.reassigned', {
                        by: by(line),
                        from: nameOf(line.fromId),
                        to: nameOf(line.toId),
                      })
                    : t(`promises.step.${line.step}`, { by: by(line) })}
                </span>
                {line.note ? <span className="i2 promise-note">{line.note}</span> : null}
              </li>
            ))}
          </ol>
        </>
      ) : isError ? null : (
        <Skeleton rows={5} height={36} />
      )}
    </Drawer>
  );
}
