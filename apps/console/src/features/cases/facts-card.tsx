import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { useLive } from '../../live/use-live';
import { useAttachmentUrl } from '../conversation/attachment-url';
import type { CaseDetail, CaseKind } from './use-cases';

interface FactsCardProps {
  one: CaseDetail;
  kind: CaseKind | undefined;
  /** Others of the same batch lately, where there are several. */
  sameBatch: number;
  onEdit: (() => void) | null;
}

const MORE_THAN = 240;

/** What happened, in the customer's words and ours; what it is about; what the kind asks for. */
export function FactsCard({ one, kind, sameBatch, onEdit }: FactsCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { full } = useFormats();
  const [all, setAll] = useState(false);
  const long = one.facts.length > MORE_THAN;
  // Filled in from one message and not changed since: the words say it already.
  const saidAlready = one.quotes.length === 1 && one.quotes[0]?.text?.trim() === one.facts.trim();
  const reason = kind?.reasons.find(({ key }) => key === one.reason)?.name;
  const pairs: [string, string][] = [
    ...(one.product ? ([[t('cases.facts.product'), one.product]] as [string, string][]) : []),
    ...(one.orderNumber ? ([[t('cases.facts.orderNumber'), one.orderNumber]] as [string, string][]) : []),
    ...(reason
      ? ([[t('cases.facts.reason'), language === 'en' ? reason.en : reason.zh]] as [string, string][])
      : []),
    ...(kind?.fields ?? [])
      .filter(({ key }) => one.form[key])
      .map(({ key, label, type }): [string, string] => [
        language === 'en' ? label.en : label.zh,
        type === 'flag' ? t('common.yes') : (one.form[key] ?? ''),
      ]),
    [
      t('cases.facts.openedBy'),
      `${one.openedByName} · ${full(one.openedAt)} · ${t(`cases.source.${one.source}`)}`,
    ],
  ];
  return (
    <section className="card case-card" aria-label={t('cases.facts.heading')}>
      <header>
        <h2 className="grow">{t('cases.facts.heading')}</h2>
        {one.conversationId ? (
          <Link className="t12" to={`/conversations/${one.conversationId}`}>
            {t('cases.fromConversation', { number: one.conversationNumber ?? '' })}
          </Link>
        ) : null}
        {onEdit ? (
          <Button type="text" size="small" onClick={onEdit}>
            {t('common.edit')}
          </Button>
        ) : null}
      </header>
      <dl className="body case-facts">
        {one.batch ? (
          <>
            <dt>{t('cases.facts.batch')}</dt>
            <dd>
              {one.batch}
              {sameBatch > 1 ? (
                <span className="chip soon" style={{ marginLeft: 6 }}>
                  {t('cases.sameBatch', { n: sameBatch })}
                </span>
              ) : null}
            </dd>
          </>
        ) : null}
        {pairs.map(([label, value]) => (
          <Pair key={label} label={label} value={value} />
        ))}
        {one.facts && !saidAlready ? (
          <>
            <dt>{t('cases.facts.facts')}</dt>
            <dd className="wide">
              {long && !all ? `${one.facts.slice(0, MORE_THAN)}…` : one.facts}
              {long ? (
                <button
                  type="button"
                  className="link-button t12"
                  style={{ marginLeft: 6 }}
                  onClick={() => setAll(!all)}
                >
                  {t(all ? 'common.showLess' : 'common.showAll')}
                </button>
              ) : null}
            </dd>
          </>
        ) : null}
        {one.quotes.length > 0 ? (
          <>
            <dt>{t('cases.facts.words')}</dt>
            <dd className="wide col g6">
              {one.quotes.map(({ messageId, text, authorName, at, attachmentId }) => (
                <span key={messageId} title={`${authorName} · ${full(at)}`}>
                  {text ? t('cases.quoted', { text }) : null}
                  {attachmentId ? <Evidence id={attachmentId} /> : null}
                </span>
              ))}
            </dd>
          </>
        ) : null}
        {one.solution ? (
          <>
            <dt>{t('cases.facts.solution')}</dt>
            <dd className="wide">{one.solution}</dd>
          </>
        ) : null}
        {one.resultText ? (
          <>
            <dt>{t('cases.facts.result')}</dt>
            <dd className="wide">{one.resultText}</dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** A picture or file of a message; who may not read the conversation sees that there is one. */
function Evidence({ id }: { id: string }) {
  const { t } = useTranslation();
  const live = useLive();
  const { url, failed, onError } = useAttachmentUrl(id);
  const [picture, setPicture] = useState(true);
  if (failed) return <span className="i3">{t('cases.files.notHere')}</span>;
  return url ? (
    <a
      className={picture ? 'case-thumb' : 'case-file'}
      style={{ display: 'inline-flex' }}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      onClick={() => live.links.forget(id)}
    >
      {picture ? (
        <img
          src={url}
          alt={t('cases.files.evidence')}
          onError={() => {
            setPicture(false);
            onError();
          }}
        />
      ) : (
        t('cases.files.evidence')
      )}
    </a>
  ) : null;
}
