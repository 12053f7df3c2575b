import { useState } from 'react';
import { Button } from 'antd';
import { Eye } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TIERS, type Tier } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { serves } from '../../live/serves';
import { useDirectory } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { checkEmail, checkPhone } from './contact-check';
import { Fact } from './fact';
import { Section } from './section';
import type { Customer, CustomerChange, Overtaken, useCustomer } from './use-customer';

/** Attributes the shop defined, in the reader's language. */
export function useAttributes() {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['customer-attributes'],
    queryFn: () => api.call('GET /api/customer-attributes'),
    staleTime: 10 * 60_000,
  });
  return (data ?? [])
    .slice()
    .sort((a, b) => a.order - b.order)
    .map(({ key, labelZh, labelEn }) => ({ key, label: language === 'en' ? labelEn : labelZh }));
}

/** Facts of the person, edited in place. */
export function DetailsSection({
  customer,
  store,
}: {
  customer: Customer;
  store: ReturnType<typeof useCustomer>;
}) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { agents } = useDirectory();
  const attributes = useAttributes();
  const editable = useMay('customer.edit');
  const mayReveal = useMay('customer.reveal');
  const { run, problem } = useAction();
  const [all, setAll] = useState(false);
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null);

  const save = (change: CustomerChange) =>
    run(async () => {
      setOvertaken(await store.edit(change));
    });
  const field = (name: keyof CustomerChange) => (value: string) =>
    save({ [name]: value || null } as CustomerChange);
  const owner = agents.find((agent) => agent.id === customer.ownerAgentId);
  const contact = [
    {
      key: 'phone' as const,
      value: customer.phone,
      check: (text: string) => (checkPhone(text) ? undefined : t('customer.phoneInvalid')),
    },
    {
      key: 'email' as const,
      value: customer.email,
      check: (text: string) => (checkEmail(text) ? undefined : t('customer.emailInvalid')),
    },
  ];
  const filled = attributes.filter(({ key }) => customer.attributes[key]);
  const shownAttributes = all ? attributes : filled;
  const hidden = all ? 0 : attributes.length - filled.length;
  const others = Object.keys(customer.attributes).filter(
    (key) => !attributes.some((known) => known.key === key),
  );

  return (
    <Section name="details" title={t('customer.details')}>
      <dl className="facts">
        <Fact
          label={t('customer.field.name')}
          value={customer.name}
          maxLength={80}
          editable={editable}
          onSave={(value) => (value ? save({ name: value }) : Promise.resolve())}
        />
        <Fact
          label={t('customer.field.tier')}
          value={customer.tier}
          shown={t(`tier.${customer.tier}`)}
          options={TIERS.map((value) => ({ value, label: t(`tier.${value}`) }))}
          editable={editable}
          onSave={(value) => save({ tier: value as Tier })}
        />
        {contact.map(({ key, value, check }) => (
          <Fact
            key={key}
            label={t(`customer.field.${key}`)}
            value={value ?? ''}
            maxLength={key === 'email' ? 254 : 40}
            // A masked number cannot be edited: the stars would be saved.
            editable={editable && !(customer.masked && Boolean(value))}
            check={check}
            onSave={field(key)}
            extra={
              customer.masked && value && mayReveal ? (
                <button
                  type="button"
                  className="icon-button tiny"
                  title={t('customer.reveal')}
                  aria-label={t('customer.reveal')}
                  onClick={() => void run(store.reveal)}
                >
                  <Eye size={14} strokeWidth={1.75} />
                </button>
              ) : null
            }
          />
        ))}
        <Fact
          label={t('customer.field.owner')}
          value={customer.ownerAgentId ?? ''}
          shown={owner?.name ?? t('common.unknownPerson')}
          options={[
            { value: '', label: t('common.none') },
            // Who looks after a customer has to be able to answer them; one who was chosen earlier stays named.
            ...agents
              .filter((agent) => (agent.active && serves(agent)) || agent.id === customer.ownerAgentId)
              .map((agent) => ({ value: agent.id, label: agent.name })),
          ]}
          editable={editable}
          onSave={field('ownerAgentId')}
        />
        <Fact
          label={t('customer.field.language')}
          value={customer.language ?? ''}
          shown={
            customer.language === 'en' || customer.language === 'zh-CN'
              ? t(`language.${customer.language}`)
              : customer.language
          }
          maxLength={20}
          editable={editable}
          onSave={field('language')}
        />
        {shownAttributes.map(({ key, label }) => (
          <Fact
            key={key}
            label={label}
            value={customer.attributes[key] ?? ''}
            editable={editable}
            onSave={(value) => save({ attributes: { ...customer.attributes, [key]: value } })}
          />
        ))}
        {others.map((key) => (
          <Fact
            key={key}
            label={key}
            value={customer.attributes[key] ?? ''}
            editable={false}
            onSave={() => Promise.resolve()}
          />
        ))}
        {customer.externalId ? (
          <Fact
            label={t('customer.field.externalId')}
            value={customer.externalId}
            editable={false}
            onSave={() => Promise.resolve()}
          />
        ) : null}
        <dt>{t('customer.field.firstSeen')}</dt>
        <dd>{full(customer.createdAt)}</dd>
      </dl>
      {hidden > 0 && editable ? (
        <button
          type="button"
          className="link-button t12"
          style={{ marginTop: 6 }}
          onClick={() => setAll(true)}
        >
          {t('customer.moreFacts', { n: hidden })}
        </button>
      ) : null}
      <ErrorLine problem={problem} />
      {overtaken ? (
        <OvertakenChoice
          overtaken={overtaken}
          onMine={() => void save(overtaken.change)}
          onTheirs={() => setOvertaken(null)}
        />
      ) : null}
    </Section>
  );
}

/** Both versions side by side, to choose. */
function OvertakenChoice({
  overtaken,
  onMine,
  onTheirs,
}: {
  overtaken: Overtaken;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const { t } = useTranslation();
  const show = (value: unknown) =>
    value && typeof value === 'object' ? Object.values(value).join(' · ') : String(value ?? '–');
  const [name, mine] = Object.entries(overtaken.change)[0] as [keyof Customer, unknown];
  return (
    <div className="stale-choice" role="alert">
      <b>{t('customer.stale')}</b>
      <p>
        {t('customer.staleMine')} <b>{show(mine)}</b>
      </p>
      <p>
        {t('customer.staleTheirs')} <b>{show(overtaken.now[name])}</b>
      </p>
      <div className="row g8" style={{ marginTop: 8 }}>
        <Button size="small" onClick={onMine}>
          {t('customer.keepMine')}
        </Button>
        <Button size="small" onClick={onTheirs}>
          {t('customer.keepTheirs')}
        </Button>
      </div>
    </div>
  );
}
