import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useNow } from '../../live/ticker';
import { useStore } from '../../live/store';
import { useLive, useRow } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { TierTag } from '../../parts/tier-tag';
import { useAction } from '../../parts/use-action';
import { useCustomerName, useExcerpt } from './use-row-text';

/** Seconds drawn as a full line; offers are shorter than a minute as a rule. */
const FULL_SECONDS = 30;

function Offer({ id, expiresAt }: { id: string; expiresAt: string }) {
  const { t } = useTranslation();
  const live = useLive();
  const row = useRow(id);
  const now = useNow();
  const navigate = useNavigate();
  const nameOf = useCustomerName();
  const excerpt = useExcerpt();
  const { run, busy } = useAction({ toast: true });
  const left = Math.max(0, Math.ceil((Date.parse(expiresAt) - now) / 1000));
  if (!row || left === 0) return null;
  const name = nameOf(row.customer, row.channel);

  function accept() {
    void run(async () => {
      await live.command('conversation.accept', { conversationId: id });
      live.state.setOffer(id, null);
      void navigate(`/inbox/mine/${id}`);
    });
  }
  function skip() {
    live.state.setOffer(id, null);
    void run(() => live.command('conversation.decline', { conversationId: id }));
  }

  return (
    <section className="offer" role="alert">
      <div className="row g8">
        <Avatar id={row.customer.id} name={name} size={24} />
        <span className="grow">
          <span className="row g6">
            <b className="cut">{t('inbox.offered', { name, s: left })}</b>
            <TierTag tier={row.customer.tier} />
          </span>
          <span className="cut t12 i2" style={{ display: 'block' }}>
            {excerpt(row.lastMessage?.excerpt ?? '')}
          </span>
        </span>
      </div>
      <div className="line">
        <i style={{ width: `${Math.min(100, (left / FULL_SECONDS) * 100)}%` }} />
      </div>
      <div className="row g8">
        <Button type="primary" size="small" className="grow" loading={busy} onClick={accept}>
          {t('inbox.accept')}
        </Button>
        <Button size="small" disabled={busy} onClick={skip}>
          {t('inbox.skip')}
        </Button>
      </div>
    </section>
  );
}

/** Conversations this agent is asked to take, with the time left. */
export function Offers() {
  const live = useLive();
  const offers = useStore(live.state.offers, (all) => all);
  return Object.entries(offers).map(([id, expiresAt]) => <Offer key={id} id={id} expiresAt={expiresAt} />);
}
