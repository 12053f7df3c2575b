import { useMemo, useState } from 'react';
import { App, Button, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { LIMITS, RESOLVED, type Resolved } from '@yingda/contracts/names';
import { Problem } from '../../api/problem';
import { isOpen } from '../../live/row-order';
import { useLive } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { MOD } from '../../parts/keys-text';
import { useAction } from '../../parts/use-action';
import { OwedNotice } from '../promises/owed-notice';
import { AssistTopic } from './assist-topic';
import { keepDisposition, keptDisposition } from './kept-disposition';
import { useTopicOptions, type TopicOption } from './use-topics';
import { useUndoDeeds } from './use-undo-deeds';
import './dialogs.css';

interface CloseDialogProps {
  row: ConversationRow;
  /** Latest customer-visible sequence in front of the agent when the dialog opened. */
  seenSequence: number;
  onClose: () => void;
  onDone: () => void;
}

type OptionOrGroup = TopicOption | { label: string; title: string; options: TopicOption[] };

function grouped(options: TopicOption[]) {
  const groups = new Map<string | null, TopicOption[]>();
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return [...groups].flatMap(([group, list]): OptionOrGroup[] =>
    group === null ? list : [{ label: group, title: group, options: list }],
  );
}

/** Topic, solved or not, what happened: the end of a conversation, or the summary that is still owed for one. */
export function CloseDialog({ row, seenSequence, onClose, onDone }: CloseDialogProps) {
  const { t } = useTranslation();
  const live = useLive();
  const { message } = App.useApp();
  const undo = useUndoDeeds();
  const topics = useTopicOptions();
  const options = useMemo(() => grouped(topics), [topics]);
  const { run, busy, problem } = useAction();
  const [before] = useState(() => row.disposition ?? keptDisposition(row.id));
  const [topicId, setTopicId] = useState<string | undefined>(before?.topicId);
  const [resolved, setResolved] = useState<Resolved | null>(before?.resolved ?? null);
  const [summary, setSummary] = useState(before?.summary ?? '');
  const [tried, setTried] = useState(false);
  const [seen, setSeen] = useState(seenSequence);
  const open = isOpen(row);
  const newest = row.head.sequence;
  // The customer wrote while this dialog was open: closing over it would leave them unheard.
  const wrote =
    open && row.waitingFor === 'us' && row.lastMessage?.authorKind === 'customer' && newest > seen;

  async function submit() {
    setTried(true);
    if (!topicId || !resolved) return;
    const disposition = { topicId, resolved, summary: summary.trim() };
    const done = await run(async () => {
      if (!open) return live.command('conversation.dispose', { conversationId: row.id, disposition });
      return live.command('conversation.close', { conversationId: row.id, disposition, seenSequence: seen });
    });
    if (!done) return;
    if (open) {
      keepDisposition(row.id, disposition);
      undo.closed(row);
    } else {
      void message.success(t('conversation.dialog.wrapUpDone'), 4);
    }
    onDone();
  }
  const stale = problem ? Problem.of(problem).code === 'stale-edit' : false;

  return (
    <Modal
      open
      width={480}
      title={open ? t('conversation.dialog.closeTitle') : t('conversation.dialog.wrapUpTitle')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={busy} disabled={wrote} onClick={() => void submit()}>
            {open ? t('conversation.dialog.closeSubmit') : t('conversation.dialog.wrapUpSubmit')}
            <span aria-hidden="true" style={{ opacity: 0.8, fontSize: 12 }}>
              {MOD}↵
            </span>
          </Button>
        </>
      }
    >
      <div
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) return void submit();
          const inField = /^(INPUT|TEXTAREA)$/.test((event.target as HTMLElement).tagName);
          const choice = RESOLVED[Number(event.key) - 1];
          if (!inField && choice) setResolved(choice);
        }}
      >
        {wrote || stale ? (
          <div className="composer-strip warn" role="alert" style={{ margin: '0 0 12px' }}>
            <span className="grow">
              {t('conversation.dialog.wrote')}
              {row.lastMessage ? <b> “{row.lastMessage.excerpt}”</b> : null}
            </span>
            <Button
              size="small"
              type="text"
              onClick={() => {
                setSeen(newest);
                onClose();
              }}
            >
              {t('conversation.dialog.wroteLook')}
            </Button>
          </div>
        ) : null}
        <Field
          label={t('conversation.dialog.topic')}
          required
          {...(tried && !topicId ? { wrong: t('conversation.dialog.topicMissing') } : {})}
        >
          {({ id }) => (
            <Select
              id={id}
              autoFocus
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('conversation.dialog.topicSearch')}
              value={topicId}
              options={options}
              onChange={setTopicId}
              {...(tried && !topicId ? { status: 'error' as const } : {})}
            />
          )}
        </Field>
        <OwedNotice conversationId={row.id} />
        <AssistTopic conversationId={row.id} onTopic={setTopicId} />
        <Field
          label={t('conversation.dialog.solved')}
          required
          {...(tried && !resolved ? { wrong: t('conversation.dialog.solvedMissing') } : {})}
        >
          {({ id }) => (
            <div
              id={id}
              className={`solved${tried && !resolved ? ' wrong' : ''}`}
              role="radiogroup"
              aria-label={t('conversation.dialog.solved')}
            >
              {RESOLVED.map((value) => (
                <button
                  key={value}
                  type="button"
                  role="radio"
                  aria-checked={resolved === value}
                  onClick={() => setResolved(value)}
                >
                  {t(`resolved.${value}`)}
                </button>
              ))}
            </div>
          )}
        </Field>
        <Field label={t('conversation.dialog.summary')}>
          {({ id }) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={LIMITS.summaryCodePoints}
              placeholder={t('conversation.dialog.summaryHint')}
              value={summary}
              onChange={(event) => setSummary(event.target.value)}
            />
          )}
        </Field>
        {stale ? null : <ErrorLine problem={problem} />}
      </div>
    </Modal>
  );
}
