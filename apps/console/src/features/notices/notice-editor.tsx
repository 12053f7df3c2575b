import { useEffect, useState } from 'react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe, useScope } from '../../app/use-session';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { chosen, EMPTY_PLAN, isWhole, planOf } from './notice-form';
import { NoticeFields } from './notice-fields';
import { PreviewPanel, reachedIn } from './preview-panel';
import { type Notice, type NoticePlan, useNotice, useNoticeActs, usePreview } from './use-notices';

const WAIT_MS = 400;

/** A value once it has been still for a moment. */
function useStill<T>(value: T): T {
  const [still, setStill] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), WAIT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return still;
}

/** A draft, or a new one; with `from` it begins as a copy of that notice. */
export function NoticeEditor({ notice, from }: { notice: Notice | null; from: string | null }) {
  const origin = useNotice(from ?? undefined);
  const toAll = useScope('notice.send') === 'all';
  const { teamIds } = useMe();
  if (from && origin.isPending) return null;
  const copied = origin.data && { ...planOf(origin.data), startsAt: null, endsAt: null };
  // Who leads a team speaks to those who wait for it.
  const empty: NoticePlan = toAll
    ? EMPTY_PLAN
    : { ...EMPTY_PLAN, audience: 'waiting', way: 'banner', teamIds };
  return <Editor notice={notice} begun={notice ? planOf(notice) : (copied ?? empty)} />;
}

function Editor({ notice, begun }: { notice: Notice | null; begun: NoticePlan }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const { run, busy, problem } = useAction();
  const acts = useNoticeActs();
  const [plan, setPlan] = useState<NoticePlan>(begun);
  const still = useStill(plan);
  const preview = usePreview(isWhole(still, 'counted') ? { ...still, name: still.name.trim() || '-' } : null);
  const set = (change: Partial<NoticePlan>) => setPlan((before) => chosen(before, change));
  const save = () =>
    run(async () => {
      const saved = await acts.save({ ...plan, name: plan.name.trim() }, notice);
      void message.success(t('notices.saved'), 3);
      void navigate(`/customers/notices/${saved.id}`, { replace: true });
    });
  const send = () =>
    void modal.confirm({
      title: t('notices.sendTitle', {
        name: plan.name.trim(),
        n: t('notices.customers', { n: reachedIn(preview.data) }),
      }),
      content: t('notices.sendHint'),
      okText: t(plan.startsAt ? 'notices.schedule' : 'notices.sendNow'),
      cancelText: t('common.cancel'),
      onOk: () =>
        run(async () => {
          const saved = await acts.save({ ...plan, name: plan.name.trim() }, notice);
          await acts.send(saved);
          void navigate(`/customers/notices/${saved.id}`, { replace: true });
        }),
    });
  const remove = () =>
    void modal.confirm({
      title: t('notices.removeTitle', { name: notice!.name }),
      okText: t('notices.remove'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () =>
        run(async () => {
          await acts.remove(notice!);
          void navigate('/customers/notices', { replace: true });
        }),
    });
  return (
    <div className="notice-editor">
      <div className="col g12">
        <NoticeFields plan={plan} onChange={set} />
        <ErrorLine problem={problem} />
        <div className="row g8">
          <Button
            type="primary"
            loading={busy}
            disabled={!isWhole(plan, 'sent') || preview.data === undefined}
            onClick={send}
          >
            {t('notices.send')}
          </Button>
          <Button
            disabled={busy || plan.name.trim() === '' || !isWhole(plan, 'counted')}
            onClick={() => void save()}
          >
            {t('notices.save')}
          </Button>
          <span className="grow" />
          {notice ? (
            <Button type="text" danger onClick={remove}>
              {t('notices.remove')}
            </Button>
          ) : null}
        </div>
      </div>
      <PreviewPanel plan={still} preview={preview} />
    </div>
  );
}
