import { useState } from 'react';
import { App, Modal } from 'antd';
import { BadgeCheck, Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { ChannelMark } from '../../parts/channel-mark';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { useCustomerName } from '../inbox/use-row-text';
import { identityChips, type IdentityChip } from './identity-chips';
import { joinsOf, type ShownJoin } from './joins-of';
import type { Customer } from './use-customer';
import { useJoining } from './use-same-person';

const IDENTITIES_SHOWN = 6;
const JOINS_SHOWN = 3;

/** What an identity is called: its own name, or "Visitor 7F3K" where it has only our code. */
function useIdentityName(): (chip: Pick<IdentityChip, 'channel' | 'label' | 'visitorCode'>) => string {
  const { t } = useTranslation();
  return ({ channel, label, visitorCode }) => {
    if (!visitorCode) return label || t(`channel.${channel}`);
    return channel === 'web'
      ? t('common.visitor', { code: visitorCode })
      : `${t(`channel.${channel}`)} ${visitorCode}`;
  };
}

/** Every way a person is known; how those came here that did not begin here, each with a way back. */
export function Identities({ customer, name }: { customer: Customer; name: string }) {
  const { t } = useTranslation();
  const { inboxes } = useDirectory();
  const nameOf = useIdentityName();
  const [all, setAll] = useState(false);
  const chips = identityChips(customer.identities);
  const shown = all ? chips : chips.slice(0, IDENTITIES_SHOWN);
  const about = (identity: IdentityChip) =>
    [
      t(`channel.${identity.channel}`),
      t(identity.verified ? 'customer.verified' : 'customer.unverified'),
      ...inboxes.filter(({ id }) => identity.inboxIds.includes(id)).map((inbox) => inbox.name),
    ].join(' · ');
  return (
    <>
      <div className="panel-chips">
        {shown.map((identity) => (
          <span key={identity.key} className="chip" title={about(identity)}>
            <ChannelMark channel={identity.channel} />
            <span className="cut">{nameOf(identity)}</span>
            {identity.verified ? (
              <BadgeCheck size={12} strokeWidth={2} aria-label={t('customer.verified')} />
            ) : null}
          </span>
        ))}
        {!all && chips.length > IDENTITIES_SHOWN ? (
          <button type="button" className="chip" onClick={() => setAll(true)}>
            {t('customer.moreIdentities', { n: chips.length - IDENTITIES_SHOWN })}
          </button>
        ) : null}
      </div>
      <Joins customer={customer} name={name} />
    </>
  );
}

function Joins({ customer, name }: { customer: Customer; name: string }) {
  const { t } = useTranslation();
  const { short, full } = useFormats();
  const may = useMay('customer.edit');
  const nameOf = useIdentityName();
  const [all, setAll] = useState(false);
  const [undoing, setUndoing] = useState<ShownJoin | null>(null);
  const joins = joinsOf(customer.identities);
  if (joins.length === 0) return null;
  const what = (join: ShownJoin) =>
    identityChips(join.identities)
      .map((chip) => (chip.visitorCode ? nameOf(chip) : `${t(`channel.${chip.channel}`)} ${nameOf(chip)}`))
      .join(t('customer.same.and'));
  const said = (join: ShownJoin) =>
    t(`customer.same.by.${join.reason}`, { what: what(join), by: join.byName });
  return (
    <ul className="panel-joins">
      {(all ? joins : joins.slice(0, JOINS_SHOWN)).map((join) => (
        <li key={join.joinId}>
          <Link2 size={12} strokeWidth={1.75} aria-hidden="true" />
          <span className="grow" title={full(join.at)}>
            {said(join)}
            <i className="dot" />
            <span className="nw">{short(join.at)}</span>
          </span>
          {may ? (
            <button type="button" className="link-button" onClick={() => setUndoing(join)}>
              {t('customer.same.undo')}
            </button>
          ) : null}
        </li>
      ))}
      {!all && joins.length > JOINS_SHOWN ? (
        <li>
          <button type="button" className="link-button" onClick={() => setAll(true)}>
            {t('customer.same.moreJoins', { n: joins.length - JOINS_SHOWN })}
          </button>
        </li>
      ) : null}
      {undoing ? (
        <UndoJoinDialog
          customerId={customer.id}
          name={name}
          join={undoing}
          said={said(undoing)}
          onClose={() => setUndoing(null)}
        />
      ) : null}
    </ul>
  );
}

interface UndoJoinDialogProps {
  customerId: string;
  name: string;
  join: ShownJoin;
  /** The join in words. */
  said: string;
  onClose: () => void;
}

/** Says what goes where before it does. */
function UndoJoinDialog({ customerId, name, join, said, onClose }: UndoJoinDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { full } = useFormats();
  const { undo } = useJoining();
  const { run, busy, problem } = useAction();
  const nameOf = useCustomerName();
  const back = nameOf({ name: join.fromName, code: join.fromCode, identities: join.identities });
  async function submit() {
    if (!(await run(() => undo(customerId, join.joinId)))) return;
    void message.success(t('customer.same.undone'), 4);
    onClose();
  }
  return (
    <Modal
      open
      width={440}
      title={t('customer.same.undoTitle')}
      okText={t('customer.same.undoSubmit')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="joined-line">
        {said}
        <i className="dot" />
        {full(join.at)}
      </p>
      <p>{t('customer.same.undoHint', { name: back })}</p>
      <p className="i2">{t('customer.same.undoNotes', { name })}</p>
      <p className="i2">{t('customer.same.undoRule')}</p>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
