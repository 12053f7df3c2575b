import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../i18n/use-texts';
import { Avatar } from '../../parts/avatar';
import { TierTag } from '../../parts/tier-tag';
import { useAction } from '../../parts/use-action';
import { useUndo } from '../../parts/use-undo';
import { useCustomerName } from '../inbox/use-row-text';
import type { Customer } from './use-customer';
import { type Suggestion, useJoining, useSuggestions } from './use-same-person';

const SHOWN = 2;

/** Why two may be one, in words. */
export function useReasonText(): (reason: Suggestion['reasons'][number]) => string {
  const { t } = useTranslation();
  return ({ likeness, value, proven }) => {
    const reason = t(`customer.same.because.${likeness}`, { value });
    // Naming an order is what it says; an address that was only typed may be anybody's.
    return proven || likeness === 'order' ? reason : t('customer.same.told', { reason });
  };
}

/** Others who may be this person, to join or to tell apart. Nothing is there when there is nobody. */
export function SamePerson({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const suggestions = useSuggestions(customer.id);
  const [all, setAll] = useState(false);
  if (suggestions.isError && !suggestions.data)
    return (
      <div className="same-person t12" role="alert">
        <span className="grow">{t('customer.same.failed')}</span>
        <button type="button" className="link-button" onClick={() => void suggestions.refetch()}>
          {t('common.retry')}
        </button>
      </div>
    );
  const items = suggestions.data ?? [];
  if (items.length === 0) return null;
  return (
    <section className="same-people" aria-label={t('customer.same.title')}>
      <h2>{t('customer.same.title')}</h2>
      {(all ? items : items.slice(0, SHOWN)).map((item) => (
        <OneSuggestion key={item.customer.id} customerId={customer.id} suggestion={item} />
      ))}
      {!all && items.length > SHOWN ? (
        <button type="button" className="link-button t12" onClick={() => setAll(true)}>
          {t('customer.same.more', { n: items.length - SHOWN })}
        </button>
      ) : null}
    </section>
  );
}

function OneSuggestion({ customerId, suggestion }: { customerId: string; suggestion: Suggestion }) {
  const { t } = useTranslation();
  const { short } = useFormats();
  const nameOf = useCustomerName();
  const reasonText = useReasonText();
  const { join, tellApart } = useJoining();
  const offerUndo = useUndo();
  const { run, busy } = useAction({ toast: true });
  const { customer, reasons } = suggestion;
  const name = nameOf(customer);
  const decide = (deed: typeof join, said: string) =>
    void run(async () => offerUndo(said, await deed(customerId, customer.id)));
  return (
    <article className="same-person">
      <Avatar id={customer.id} name={name} size={24} />
      <div className="grow">
        <div className="row g6">
          <Link className="b cut" to={`/customers/${customer.id}`} title={name}>
            {name}
          </Link>
          <TierTag tier={customer.tier} />
          {customer.lastSeenAt ? <span className="i3 t12 nw">{short(customer.lastSeenAt)}</span> : null}
        </div>
        {reasons.map((reason) => (
          <div key={`${reason.likeness} ${reason.value}`} className="t12 i2">
            {reasonText(reason)}
          </div>
        ))}
        <div className="row g8" style={{ marginTop: 6 }}>
          <Button
            size="small"
            loading={busy}
            aria-label={t('customer.same.submitWith', { name })}
            onClick={() => decide(join, t('customer.same.joined', { name }))}
          >
            {t('customer.same.join')}
          </Button>
          <Button
            size="small"
            type="text"
            disabled={busy}
            onClick={() => decide(tellApart, t('customer.same.notSame', { name }))}
          >
            {t('customer.same.not')}
          </Button>
        </div>
      </div>
    </article>
  );
}
