import { useMemo, useState } from 'react';
import { App, Button, Drawer } from 'antd';
import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { AUTO_REPLY_KINDS, type AutoReplyKind } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { StateBlock } from '../../../parts/state-block';
import { useUndo } from '../../../parts/use-undo';
import { Column } from '../page/column';
import { Loaded } from '../page/loaded';
import { OnlineButton } from '../page/online-button';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import { useSaving } from '../page/use-saving';
import { useMayAutomate } from '../spoken/use-may-automate';
import { bodyOf, formOf, replyProblem } from './reply-form';
import { ReplyMenuSection } from './reply-menu-section';
import { ListenSection } from './listen-section';
import { AfterSection, SaysSection, WhenSection } from './reply-sections';
import { TryPanel } from './try-panel';
import { useAutoReplies, type AutoReply } from './use-auto-replies';
import './auto-replies.css';

const BACK = '/settings/auto-replies';

/** One auto-reply, saved or new, with what it would answer beside it. */
export function ReplyPage() {
  const { replyId = '' } = useParams();
  const [address] = useSearchParams();
  const { t } = useTranslation();
  const { query } = useAutoReplies();
  const asked = address.get('kind');
  const kind = AUTO_REPLY_KINDS.find((one) => one === asked) ?? 'keyword';
  const stored = query.data?.find(({ id }) => id === replyId);
  if (query.data && (stored || replyId === 'new'))
    return <Editor key={replyId} stored={stored ?? null} kind={stored?.kind ?? kind} />;
  return (
    <Column title={t('settings.menu.autoReplies')} back={{ to: BACK, label: t('autoReplies.back') }}>
      <Loaded query={query} rows={6}>
        {() => (
          <div className="card">
            <StateBlock drawing="nothing" title={t('autoReplies.gone')} />
          </div>
        )}
      </Loaded>
    </Column>
  );
}

function Editor({ stored, kind }: { stored: AutoReply | null; kind: AutoReplyKind }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const undo = useUndo();
  const { query, put, drop } = useAutoReplies();
  const readOnly = !useMayAutomate();
  // The first form of a new one: its rows must stay the same ones while it is written.
  const [fresh] = useState(() => ({ ...formOf(null, kind), name: t(`autoReplies.kind.${kind}`) }));
  const storedForm = useMemo(() => (stored ? formOf(stored) : fresh), [stored, fresh]);
  const { draft, edit, changed, reset, overtaken } = useEdits(storedForm);
  const [key, setKey] = useState(stored?.key ?? '');
  const [done, setDone] = useState(false);
  const { run, busy, problem, clear, stale } = useSaving({ onStale: query.refetch });
  const [trying, setTrying] = useState(false);
  const wrong = replyProblem(draft);
  const keyChanged = key.trim() !== (stored?.key ?? '');
  const body = bodyOf(draft, key.trim() || null);

  const save = () =>
    run(async () => {
      const saved = stored
        ? await api.call('PUT /api/auto-replies/:id', {
            params: { id: stored.id },
            body: { ...body, version: stored.version },
          })
        : await api.call('POST /api/auto-replies', { body });
      // What is written in the server's own way is not a change of mine.
      if (stored) edit(formOf(saved));
      setDone(true);
      put(saved);
      // Only once the guard has seen that nothing is unsaved.
      setTimeout(() => (stored ? setDone(false) : void navigate(`${BACK}/${saved.id}`, { replace: true })));
      void message.success(t('autoReplies.saved'));
    });
  const remove = (known: AutoReply) =>
    run(async () => {
      await api.call('DELETE /api/auto-replies/:id', { params: { id: known.id } });
      drop(known.id);
      const { id: _, version: __, ...again } = known;
      undo(t('autoReplies.removed', { name: known.name }), async () =>
        put(await api.call('POST /api/auto-replies', { body: again })),
      );
      setDone(true);
      setTimeout(() => void navigate(BACK));
    });

  const parts = { form: draft, edit, readOnly };
  const writing = changed || keyChanged || !stored;
  // A draft is tried as if it were on: whether it fits is what is asked.
  const tried = writing && !wrong ? { ...body, enabled: true, id: stored?.id ?? null } : null;
  const panel = <TryPanel draft={tried} />;
  return (
    <Column
      title={stored ? stored.name : t('autoReplies.newTitle')}
      back={{ to: BACK, label: t('autoReplies.back') }}
      actions={
        <>
          <Button
            className="preview-button"
            icon={<FlaskConical size={14} strokeWidth={1.75} />}
            onClick={() => setTrying(true)}
          >
            {t('autoReplies.try.open')}
          </Button>
          {stored && !readOnly ? (
            <OnlineButton danger onClick={() => void remove(stored)}>
              {t('autoReplies.remove')}
            </OnlineButton>
          ) : null}
        </>
      }
      aside={
        <aside className="preview-column">
          <div className="card try-card">{panel}</div>
        </aside>
      }
      foot={
        readOnly ? null : (
          <UnsavedBar
            changed={writing && !done}
            busy={busy}
            problem={stale ? null : problem}
            why={wrong ? t(`autoReplies.wrong.${wrong.part}`, 'n' in wrong ? { n: wrong.n } : {}) : undefined}
            onSave={save}
            onDiscard={() => {
              clear();
              reset();
              setKey(stored?.key ?? '');
              if (!stored) {
                setDone(true);
                setTimeout(() => void navigate(BACK));
              }
            }}
          />
        )
      }
    >
      {readOnly ? <p className="notice">{t('autoReplies.readOnly')}</p> : null}
      {overtaken ? (
        <p className="notice soon" role="alert">
          {t('autoReplies.stale')}
        </p>
      ) : null}
      <WhenSection {...parts} replyKey={key} onKey={setKey} />
      {draft.kind === 'keyword' ? <ListenSection {...parts} /> : null}
      <SaysSection {...parts} />
      <ReplyMenuSection {...parts} own={stored?.key ?? null} />
      <AfterSection {...parts} />
      <Drawer
        open={trying}
        size={480}
        className="edit-drawer"
        title={t('autoReplies.try.title')}
        onClose={() => setTrying(false)}
        destroyOnHidden
      >
        {panel}
      </Drawer>
    </Column>
  );
}
