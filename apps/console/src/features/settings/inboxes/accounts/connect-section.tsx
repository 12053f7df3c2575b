import { useState } from 'react';
import { Input } from 'antd';
import { ChevronDown, ChevronRight, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountCheck } from '@yingda/contracts';
import { CopyButton } from '../../../../parts/copy-button';
import { Section } from '../../page/column';
import type { InboxRecord } from '../use-inboxes';
import { fieldProblem, isLocalAddress, valueOf, type AccountForm, type ChannelField } from './account-form';
import { FieldControl } from './field-control';

interface ConnectProps {
  inbox: InboxRecord;
  form: AccountForm;
  fields: readonly ChannelField[];
  checks: readonly AccountCheck[] | undefined;
  edit: (parts: Partial<AccountForm>) => void;
}

/** The way to a connected account in numbered steps: the address to hand over, the values to copy. */
export function ConnectSection({ inbox, form, fields, checks, edit }: ConnectProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const channel = t(`channel.${inbox.channel}`);
  const usual = fields.filter((field) => !field.advanced);
  const advanced = fields.filter((field) => field.advanced);
  const shared = { inbox, form, checks, edit };
  return (
    <Section id="account-connect" title={t('accounts.section.connect')}>
      <ol className="connect-steps">
        {inbox.hookUrl ? (
          <li>
            <b>{t('accounts.step.copy', { channel })}</b>
            <span className="i3">{t('accounts.step.copyHint')}</span>
            <span className="row g8">
              <Input
                readOnly
                className="mono"
                aria-label={t('accounts.step.copy', { channel })}
                value={inbox.hookUrl}
                onFocus={(event) => event.target.select()}
              />
              <CopyButton type="primary" text={inbox.hookUrl} />
            </span>
            {isLocalAddress(inbox.hookUrl) ? (
              <span className="notice soon">
                <CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
                <span>{t('accounts.localAddress')}</span>
              </span>
            ) : null}
          </li>
        ) : null}
        <li>
          <b>{t('accounts.step.fields', { channel })}</b>
          {usual.map((field) => (
            <OneField key={field.name} field={field} {...shared} />
          ))}
          {advanced.length > 0 ? (
            <button
              type="button"
              className="row g4 i2 advanced-toggle"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {open ? (
                <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
              ) : (
                <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" />
              )}
              {open ? t('accounts.advancedHide') : t('accounts.advanced', { n: advanced.length })}
            </button>
          ) : null}
          {open ? (
            <div className="advanced-fields">
              {advanced.map((field) => (
                <OneField key={field.name} field={field} {...shared} />
              ))}
            </div>
          ) : null}
        </li>
      </ol>
    </Section>
  );
}

function OneField({
  field,
  inbox,
  form,
  checks,
  edit,
}: Omit<ConnectProps, 'fields'> & { field: ChannelField }) {
  const { name } = field;
  const { value, set } = valueOf(form, inbox, field);
  const isSecret = field.kind === 'secret';
  // A secret that is being replaced is stored all the same until the new one is saved.
  const stored = isSecret && inbox.secrets?.[name] === true;
  const previous = `${name}Previous`;
  const ended = form.secrets[previous] === null;
  function change(next: string | number | boolean | null) {
    if (!isSecret) return edit({ settings: { ...form.settings, [name]: next } });
    const { [name]: _, ...others } = form.secrets;
    edit({ secrets: next === null ? others : { ...others, [name]: String(next) } });
  }
  return (
    <FieldControl
      field={field}
      value={value}
      problem={fieldProblem(field, value, { set: set || stored, needed: !form.paused })}
      check={checks?.find((line) => line.name === name)}
      onChange={change}
      {...(isSecret ? { secret: { set: stored, previous: inbox.secrets?.[previous] === true } } : {})}
      onEndPrevious={
        isSecret && !ended ? () => edit({ secrets: { ...form.secrets, [previous]: null } }) : undefined
      }
    />
  );
}
