import { useState } from 'react';
import { Button, Input } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PageVisit } from '@yingda/contracts';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useStore } from '../../live/store';
import { useLive } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { useSummaries } from '../conversation/earlier';
import { useTopicName } from '../conversation/use-topics';
import { useExcerpt } from '../inbox/use-row-text';
import { latestVisits } from './latest-visits';
import { Section } from './section';
import type { Customer, useCustomer } from './use-customer';

const NO_VISITS: readonly PageVisit[] = [];
const EARLIER_SHOWN = 5;
const NOTES_SHOWN = 3;

/** A page's address as people read it. */
function pageName(visit: PageVisit): string {
  if (visit.title.trim()) return visit.title;
  try {
    return new URL(visit.url).pathname;
  } catch {
    return visit.url;
  }
}

/** Pages the shopper has been on, live; the one open now has a green dot. */
export function VisitsSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { clock, short } = useFormats();
  const live = useStore(useLive().state.visits, (all) => all[customer.id] ?? NO_VISITS);
  const visits = latestVisits(live, customer.visits);
  return (
    <Section name="visits" title={t('customer.visits')}>
      {visits.length === 0 ? (
        <span className="i3">{t('customer.noVisits')}</span>
      ) : (
        <ul className="visits">
          {visits.map((visit) => (
            <li key={`${visit.at}${visit.url}`} className={visit.current ? 'now' : ''}>
              <a
                className="cut"
                href={visit.url}
                target="_blank"
                rel="noopener noreferrer"
                title={visit.url}
                style={{ color: 'inherit' }}
              >
                {pageName(visit)}
              </a>
              <span className="i3 nw" title={visit.current ? t('customer.visiting') : undefined}>
                {short(visit.at) === clock(visit.at) ? clock(visit.at) : short(visit.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What the person has been here for before. */
export function EarlierSection({
  customerId,
  conversationId,
}: {
  customerId: string;
  conversationId?: string | undefined;
}) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const excerpt = useExcerpt();
  const topicName = useTopicName();
  const { data, error } = useSummaries(customerId);
  const earlier = (data ?? []).filter(({ conversation }) => conversation.id !== conversationId);
  return (
    <Section
      name="earlier"
      title={t('customer.earlier')}
      extra={
        earlier.length > EARLIER_SHOWN ? (
          <Link className="t12" to={`/customers/${customerId}`}>
            {t('customer.allEarlier', { n: earlier.length })}
          </Link>
        ) : null
      }
    >
      {error ? <ErrorLine problem={error} /> : null}
      {data && earlier.length === 0 ? <span className="i3">{t('customer.noEarlier')}</span> : null}
      {earlier.slice(0, EARLIER_SHOWN).map(({ conversation, disposition }) => (
        <Link key={conversation.id} className="earlier-row" to={`/inbox/all/${conversation.id}`}>
          <span className="grow cut">
            {disposition
              ? topicName(disposition.topicId)
              : (conversation.subject ??
                excerpt(conversation.lastMessage?.excerpt ?? `#${conversation.number}`))}
          </span>
          <span className="t12 i3 nw">{day(conversation.openedAt)}</span>
        </Link>
      ))}
    </Section>
  );
}

/** What colleagues wrote down about the person. */
export function NotesSection({
  customer,
  store,
}: {
  customer: Customer;
  store: ReturnType<typeof useCustomer>;
}) {
  const { t } = useTranslation();
  const { short } = useFormats();
  const editable = useMay('customer.edit');
  const { run, busy, problem } = useAction();
  const [text, setText] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const notes = [...customer.notes].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  async function save() {
    if (text?.trim() && (await run(() => store.addNote(text.trim())))) setText(null);
  }
  return (
    <Section
      name="notes"
      title={t('customer.notes')}
      extra={
        editable && text === null ? (
          <button
            type="button"
            className="icon-button tiny"
            aria-label={t('customer.addNote')}
            title={t('customer.addNote')}
            onClick={() => setText('')}
          >
            <Plus size={14} strokeWidth={1.75} />
          </button>
        ) : null
      }
    >
      {text === null ? null : (
        <div className="col g8" style={{ marginBottom: 8 }}>
          <Input.TextArea
            autoFocus
            rows={3}
            maxLength={2_000}
            placeholder={t('customer.notePlaceholder')}
            aria-label={t('customer.addNote')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save();
              if (event.key === 'Escape' && !text.trim()) setText(null);
            }}
          />
          <div className="row g8">
            <Button
              size="small"
              type="primary"
              loading={busy}
              disabled={!text.trim()}
              onClick={() => void save()}
            >
              {t('common.save')}
            </Button>
            <Button size="small" onClick={() => setText(null)}>
              {t('common.cancel')}
            </Button>
          </div>
          <ErrorLine problem={problem} />
        </div>
      )}
      {notes.length === 0 && text === null ? <span className="i3">{t('customer.noNotes')}</span> : null}
      {(all ? notes : notes.slice(0, NOTES_SHOWN)).map((note) => (
        <article key={note.id} className="customer-note">
          {note.text}
          <div className="t12" style={{ marginTop: 2 }}>
            {note.authorName}
            <i className="dot" />
            {short(note.createdAt)}
          </div>
        </article>
      ))}
      {!all && notes.length > NOTES_SHOWN ? (
        <button
          type="button"
          className="link-button t12"
          style={{ marginTop: 6 }}
          onClick={() => setAll(true)}
        >
          {t('common.more', { n: notes.length - NOTES_SHOWN })}
        </button>
      ) : null}
    </Section>
  );
}
