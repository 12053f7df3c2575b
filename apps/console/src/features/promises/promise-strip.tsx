import { useEffect, useState } from 'react';
import { App, Button, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { Handshake } from 'lucide-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { mayPromise } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useMay, useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useLive } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { TimeField } from '../../parts/time-field';
import { useAction } from '../../parts/use-action';

type Suggestion = Answer<'GET /api/promises/suggestions'>['items'][number];

const KEY = 'promise-suggestions';

/** What I seem to have promised in this conversation; asked for after each of my messages that may hold one. */
function useSuggestions(conversationId: string, works: boolean) {
  const live = useLive();
  const me = useMe();
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: [KEY, conversationId],
    queryFn: ({ signal }) => api.call('GET /api/promises/suggestions', { query: { conversationId }, signal }),
    enabled: works,
  });
  useEffect(() => {
    if (!works) return;
    return live.connection.on('message.sent', ({ message }) => {
      const { author, content, id } = message;
      if (message.conversationId !== conversationId || author.id !== me.id) return;
      if (content.kind !== 'text' || !mayPromise(content.text)) return;
      void api
        .call('POST /api/promises/suggestions', {
          body: { conversationId, messageId: id, text: content.text },
        })
        .then((data) => queries.setQueryData([KEY, conversationId], data))
        // A suggestion is a help; where it cannot be had nothing is said.
        .catch(() => undefined);
    });
  }, [live, me.id, conversationId, works, queries]);
  return found.data?.items ?? [];
}

/** Above the composer: promises found in what I wrote, to accept, change or dismiss. Nothing is owed by it alone. */
export function PromiseStrip({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { run, busy } = useAction({ toast: true });
  const works = useMay('promise.work');
  const [first, ...more] = useSuggestions(conversationId, works);
  const [changing, setChanging] = useState<Suggestion | null>(null);
  if (!first) return null;
  const after = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: [KEY, conversationId] }),
      queries.invalidateQueries({ queryKey: ['promises'] }),
    ]);
  const accept = async (one: Suggestion, how: { what?: string; dueAt?: string } = {}) => {
    const call = () =>
      api.call('POST /api/promises/suggestions/:id/accept', { params: { id: one.id }, body: how });
    if (!(await run(() => call().finally(after)))) return;
    setChanging(null);
    void message.success(t('promises.accepted'), 3);
  };
  const dismiss = () =>
    run(() =>
      api.call('POST /api/promises/suggestions/:id/dismiss', { params: { id: first.id } }).finally(after),
    );
  const over = Date.parse(first.dueAt) <= Date.now();
  return (
    <div className="composer-strip promise-strip" role="status">
      <Handshake size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="grow cut" title={first.quote}>
        {t('promises.suggested', { quote: first.quote })}
        {more.length > 0 ? <span className="i2"> +{more.length}</span> : null}
      </span>
      <b className="nw">{t('promises.suggestedDue', { time: full(first.dueAt) })}</b>
      <Button size="small" type="primary" loading={busy} disabled={over} onClick={() => void accept(first)}>
        {t('promises.accept')}
      </Button>
      <Button size="small" onClick={() => setChanging(first)}>
        {t('promises.change')}
      </Button>
      <Button size="small" type="text" onClick={() => void dismiss()}>
        {t('promises.dismiss')}
      </Button>
      {changing ? (
        <ChangeDialog
          one={changing}
          onSave={(how) => accept(changing, how)}
          onClose={() => setChanging(null)}
        />
      ) : null}
    </div>
  );
}

interface ChangeDialogProps {
  one: Suggestion;
  onSave: (how: { what: string; dueAt: string }) => Promise<void>;
  onClose: () => void;
}
function ChangeDialog({ one, onSave, onClose }: ChangeDialogProps) {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [what, setWhat] = useState(one.what);
  const [due, setDue] = useState<Dayjs | null>(dayjs(one.dueAt));
  const ready = what.trim() !== '' && due !== null;
  return (
    <Modal
      open
      width={440}
      title={t('promises.acceptTitle')}
      okText={t('promises.accept')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void run(() => onSave({ what: what.trim(), dueAt: due!.toISOString() }))}
      onCancel={onClose}
    >
      <Field label={t('promises.what')} required>
        {({ id }) => (
          <Input id={id} maxLength={1_000} value={what} onChange={({ target }) => setWhat(target.value)} />
        )}
      </Field>
      <TimeField label={t('promises.dueLabel')} required value={due} onChange={setDue} />
      <ErrorLine problem={problem} />
    </Modal>
  );
}
