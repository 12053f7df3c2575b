import { useState } from 'react';
import { App, Button, Modal } from 'antd';
import { newId } from '@yingda/realtime-client';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Answer } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { Kbd } from '../../parts/kbd';
import { MOD } from '../../parts/keys-text';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';
import { OnlineButton } from '../settings/page/online-button';
import type { CaseOf, CaseOfConversation } from './case-store';
import { FactsFields } from './facts-fields';
import { bodyOf, EMPTY_FACTS, type FactsForm } from './facts-form';
import { useSpanText } from './use-span-text';
import { type CaseKind, useCaseDraft, useCaseKinds, useOpenCase } from './use-cases';
import './cases.css';

type Draft = Omit<Answer<'GET /api/cases/draft'>, 'conversationId' | 'conversationNumber'> & {
  conversationId: string | null;
  /** Null: of what was said elsewhere. */
  conversationNumber: string | null;
};

/** Opens a case of messages, or of what a customer said elsewhere: it is filled in, so that one look and one click are enough. */
export function OpenCaseDialog({ of, onClose }: { of: CaseOf; onClose: () => void }) {
  const kinds = useCaseKinds();
  if (!('said' in of)) return <OfConversation of={of} onClose={onClose} />;
  const draft: Draft = {
    ...{ customerId: of.customerId, customerName: of.customerName, conversationId: of.conversationId },
    ...{ conversationNumber: null, title: firstWords(of.said), facts: of.said, quotes: [], orderNumbers: [] },
    ...{ kind: null, open: [] },
  };
  return kinds.data ? <Form draft={draft} kinds={kinds.data} onClose={onClose} /> : null;
}

function OfConversation({ of, onClose }: { of: CaseOfConversation; onClose: () => void }) {
  const { t } = useTranslation();
  const draft = useCaseDraft(of.conversationId, of.messageIds);
  const kinds = useCaseKinds();
  const problem = draft.error ?? kinds.error;
  return draft.data && kinds.data ? (
    <Form draft={draft.data} kinds={kinds.data} onClose={onClose} />
  ) : (
    <Modal open width={640} title={t('cases.open.title')} footer={null} onCancel={onClose}>
      {problem ? (
        <ErrorBlock
          title={t('cases.open.failed')}
          problem={problem}
          onRetry={() => void Promise.all([draft.refetch(), kinds.refetch()])}
        />
      ) : (
        <Skeleton rows={5} height={40} />
      )}
    </Modal>
  );
}

interface FormProps {
  draft: Draft;
  kinds: CaseKind[];
  onClose: () => void;
}

function Form({ draft, kinds, onClose }: FormProps) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const spanText = useSpanText();
  const navigate = useNavigate();
  const { notification } = App.useApp();
  const open = useOpenCase();
  const { run, busy, problem } = useAction();
  // Made once: pressing the button again after a lost answer opens no second case.
  const [caseId] = useState(newId);
  const [tried, setTried] = useState(false);
  const [facts, setFacts] = useState<FactsForm>(() => ({
    ...EMPTY_FACTS,
    kind: draft.kind ?? '',
    title: draft.title,
    facts: draft.facts,
    orderNumber: draft.orderNumbers[0] ?? '',
  }));
  const kind = kinds.find(({ key }) => key === facts.kind);

  async function submit(thenShow: boolean) {
    setTried(true);
    if (!kind || !facts.title.trim() || busy) return;
    const { kind: key, ...rest } = bodyOf(facts, kind);
    const messageIds = draft.quotes.map(({ messageId }) => messageId);
    let number = '';
    const done = await run(async () => {
      const made = await open({
        ...{ caseId, kind: key },
        ...(draft.conversationId
          ? { conversationId: draft.conversationId }
          : { customerId: draft.customerId }),
        ...(messageIds.length > 0 ? { messageIds } : {}),
        ...withoutEmpty(rest),
      });
      number = made.number;
    });
    if (!done) return;
    onClose();
    if (thenShow) return void navigate(`/cases/${caseId}`);
    const noticeKey = `case-${caseId}`;
    notification.success({
      key: noticeKey,
      title: t('cases.open.done', { number }),
      description: t('cases.open.doneHint'),
      placement: 'bottomLeft',
      duration: 8,
      actions: (
        <Button
          size="small"
          type="primary"
          onClick={() => {
            notification.destroy(noticeKey);
            void navigate(`/cases/${caseId}`);
          }}
        >
          {t('common.open')}
        </Button>
      ),
    });
  }

  return (
    <Modal
      open
      width={640}
      title={t('cases.open.title')}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('common.cancel')}
        </Button>,
        <OnlineButton key="show" disabled={busy} onClick={() => void submit(true)}>
          {t('cases.open.submitShow')}
        </OnlineButton>,
        <OnlineButton key="submit" type="primary" autoFocus loading={busy} onClick={() => void submit(false)}>
          {t('cases.open.submit')} <Kbd>{`${MOD}↵`}</Kbd>
        </OnlineButton>,
      ]}
    >
      <div
        className="case-form"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing)
            void submit(false);
        }}
      >
        <p className="i2">
          {draft.conversationNumber
            ? t('cases.open.of', { name: draft.customerName, number: draft.conversationNumber })
            : draft.customerName}
        </p>
        {draft.open.length > 0 ? (
          <div className="case-notice soon" role="alert">
            <span className="grow">
              {t('cases.open.already')}{' '}
              {draft.open.map(({ caseId: id, number, title, stage }) => (
                <Link key={id} to={`/cases/${id}`} onClick={onClose} style={{ marginRight: 8 }}>
                  {`${number} ${title}（${t(`cases.stage.${stage}`)}）`}
                </Link>
              ))}
            </span>
          </div>
        ) : null}
        {draft.quotes.map(({ messageId, authorName, text, at }) => (
          <blockquote key={messageId} className="case-quote">
            <span className="i3 t12">{`${authorName} · ${full(at)}`}</span>
            {'\n'}
            {text || t('cases.open.picture')}
          </blockquote>
        ))}
        <FactsFields
          value={facts}
          kinds={kinds}
          orders={draft.orderNumbers}
          tried={tried}
          complete={false}
          onChange={(parts) => setFacts((before) => ({ ...before, ...parts }))}
        />
        {kind ? (
          <p className="case-due">
            <span>{t('cases.open.answerWithin', { time: spanText(kind.deadlines.answerMinutes) })}</span>
            <span>{t('cases.open.resultWithin', { time: spanText(kind.deadlines.resultMinutes) })}</span>
            {kind.time === 'business' ? <span>{t('cases.open.businessTime')}</span> : null}
            {kind.level > 1 ? <span>{t('cases.open.level', { n: kind.level })}</span> : null}
            {kind.confidential ? <span>{t('cases.facts.confidential')}</span> : null}
          </p>
        ) : null}
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}

// A title of a line; the rest is in the facts.
const firstWords = (said: string) => [...(said.split('\n')[0] ?? '')].slice(0, 60).join('');

/** Nothing typed is nothing said: such fields are left out. */
function withoutEmpty<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) =>
        value !== '' &&
        value !== false &&
        !(typeof value === 'object' && Object.keys(value as object).length === 0),
    ),
  ) as Partial<T>;
}
