import { useState } from 'react';
import { App, Button, Input, Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ConversationRow } from '@yingda/contracts';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { isOpen } from '../../live/row-order';
import { useAgent, useLive } from '../../live/use-live';
import { ChannelMark } from '../../parts/channel-mark';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { Skeleton } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';
import { useExcerpt } from '../inbox/use-row-text';
import { useUndoDeeds } from './use-undo-deeds';
import './dialogs.css';

interface DialogProps {
  row: ConversationRow;
  onClose: () => void;
}

/** One level up, with the reason; supervisors are told. */
export function EscalateDialog({ row, onClose }: DialogProps) {
  const { t } = useTranslation();
  const live = useLive();
  const { message } = App.useApp();
  const { run, busy, problem } = useAction();
  const [reason, setReason] = useState('');
  const level = row.escalationLevel + 1;
  async function submit() {
    if (!reason.trim()) return;
    if (
      !(await run(() =>
        live.command('conversation.escalate', { conversationId: row.id, reason: reason.trim() }),
      ))
    )
      return;
    void message.success(t('conversation.dialog.escalateDone', { n: level }), 4);
    onClose();
  }
  return (
    <Modal
      open
      width={480}
      title={t('conversation.dialog.escalateTitle')}
      okText={t('conversation.dialog.escalateSubmit')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !reason.trim(), loading: busy }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="i2" style={{ marginBottom: 12 }}>
        {t('conversation.dialog.escalateHint', { n: level })}
      </p>
      <Field label={t('conversation.dialog.escalateReason')} required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoFocus
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}

/** Takes it over from the colleague who has it, who is told. */
export function TakeOverDialog({ row, onClose }: DialogProps) {
  const { t } = useTranslation();
  const live = useLive();
  const agent = useAgent(row.agentId);
  const { run, busy, problem } = useAction();
  async function submit() {
    if (await run(() => live.command('conversation.assign', { conversationId: row.id }))) onClose();
  }
  return (
    <Modal
      open
      width={400}
      title={t('conversation.dialog.takeOverTitle')}
      okText={t('conversation.composer.takeOver')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="i2">
        {t('conversation.dialog.takeOverBody', { name: agent?.name ?? t('common.unknownPerson') })}
      </p>
      <ErrorLine problem={problem} />
    </Modal>
  );
}

/** Joins two conversations of one customer; this one's messages go into the chosen one. */
export function MergeDialog({ row, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const live = useLive();
  const navigate = useNavigate();
  const excerpt = useExcerpt();
  const undo = useUndoDeeds();
  const { run, busy, problem } = useAction();
  const [into, setInto] = useState<string | null>(null);
  const others = useQuery({
    queryKey: ['summaries', row.customerId, 'mergeable'],
    queryFn: async () =>
      (
        await api.call('GET /api/customers/:id/conversations', {
          params: { id: row.customerId },
          query: { limit: 50 },
        })
      ).items
        .map((item) => item.conversation)
        .filter((other) => other.id !== row.id && !other.mergedInto && isOpen(other)),
  });
  async function submit() {
    if (!into) return;
    const done = await run(() =>
      live.command('conversation.merge', { conversationId: row.id, intoConversationId: into }),
    );
    if (!done) return;
    undo.merged(row, () => void navigate(`/inbox/all/${row.id}`));
    onClose();
    void navigate(`/inbox/all/${into}`);
  }
  return (
    <Modal
      open
      width={480}
      title={t('conversation.dialog.mergeTitle')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={busy} disabled={!into} onClick={() => void submit()}>
            {t('conversation.dialog.mergeSubmit')}
          </Button>
        </>
      }
    >
      <p className="i2" style={{ marginBottom: 12 }}>
        {t('conversation.dialog.mergeHint', { number: row.number })}
      </p>
      {others.isPending ? <Skeleton rows={2} height={40} /> : null}
      {others.data?.length === 0 ? <p>{t('conversation.dialog.mergeNone')}</p> : null}
      <ul
        className="choice-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('conversation.dialog.mergeTitle')}
      >
        {(others.data ?? []).map((other) => (
          <li
            key={other.id}
            role="option"
            aria-selected={other.id === into}
            className="choice"
            onClick={() => setInto(other.id)}
          >
            <ChannelMark channel={other.channel} size={14} />
            <span className="nw">#{other.number}</span>
            <span className="grow cut i2">{excerpt(other.lastMessage?.excerpt ?? '')}</span>
            <span className="t12 i3">{full(other.openedAt)}</span>
          </li>
        ))}
      </ul>
      <ErrorLine problem={problem ?? others.error} />
    </Modal>
  );
}
