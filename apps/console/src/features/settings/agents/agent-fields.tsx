import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { ROLES, type Role } from '@yingda/contracts/names';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { endOfDay, getsNoChats } from './agent-list';

/** What an administrator decides about an account. */
export interface AgentForm {
  email: string;
  name: string;
  publicName: string;
  role: Role;
  teamIds: string[];
  /** Null: what the teams have by default. */
  capacity: number | null;
  expiresAt: string | null;
}

interface AgentFieldsProps {
  form: AgentForm;
  edit: (parts: Partial<AgentForm>) => void;
  /** An invitation asks for the address, an account has it. */
  inviting?: boolean;
  tried: boolean;
  /** Somebody has an account with this address already. */
  taken?: boolean;
}

export function emailWrong(email: string): boolean {
  return !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
}

/** The controls of an account, for inviting and editing alike. */
export function AgentFields({ form, edit, inviting, tried, taken }: AgentFieldsProps) {
  const { t } = useTranslation();
  const { teams } = useDirectory();
  return (
    <>
      {inviting ? (
        <Field
          label={t('settings.agents.email')}
          required
          wrong={
            taken
              ? t('settings.agents.emailTaken')
              : tried && emailWrong(form.email)
                ? t('settings.agents.emailWrong')
                : null
          }
        >
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              type="email"
              autoFocus
              autoComplete="off"
              maxLength={254}
              value={form.email}
              onChange={(event) => edit({ email: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      <div className="field-pair">
        <Field
          label={t('settings.agents.name')}
          required
          wrong={
            tried && !form.name.trim() ? t('common.required', { field: t('settings.agents.name') }) : null
          }
        >
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              autoComplete="off"
              maxLength={80}
              value={form.name}
              onChange={(event) => edit({ name: event.target.value })}
            />
          )}
        </Field>
        {inviting ? null : (
          <Field label={t('settings.agents.publicName')}>
            {({ id }) => (
              <Input
                id={id}
                autoComplete="off"
                maxLength={80}
                value={form.publicName}
                onChange={(event) => edit({ publicName: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
      <div className="field-pair">
        <Field label={t('settings.agents.role')}>
          {({ id }) => (
            <Select
              id={id}
              value={form.role}
              options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              onChange={(role) => edit({ role })}
            />
          )}
        </Field>
        <Field label={t('settings.agents.capacity')} help={t('settings.agents.capacityHint')}>
          {({ id, describedBy }) => (
            <InputNumber
              id={id}
              aria-describedby={describedBy}
              min={1}
              max={100}
              precision={0}
              style={{ width: '100%' }}
              placeholder={inviting ? t('settings.agents.capacityFromTeam') : ''}
              value={form.capacity}
              onChange={(capacity) => edit({ capacity: inviting ? capacity : (capacity ?? 1) })}
            />
          )}
        </Field>
      </div>
      <Field
        label={t('settings.agents.teams')}
        help={
          getsNoChats(form) ? (
            <span className="c-soon" role="status">
              {t('settings.agents.noTeam')}
            </span>
          ) : null
        }
      >
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            mode="multiple"
            value={form.teamIds}
            optionFilterProp="label"
            options={teams
              .filter((team) => !team.archived || form.teamIds.includes(team.id))
              .map((team) => ({ value: team.id, label: team.name }))}
            onChange={(teamIds) => edit({ teamIds })}
          />
        )}
      </Field>
      <Field label={t('settings.agents.expires')} help={t('settings.agents.expiresHint')}>
        {({ id, describedBy }) => (
          <DatePicker
            id={id}
            aria-describedby={describedBy}
            style={{ width: '100%' }}
            value={form.expiresAt ? dayjs(form.expiresAt) : null}
            minDate={dayjs().startOf('day')}
            onChange={(date) => edit({ expiresAt: date ? endOfDay(date.format('YYYY-MM-DD')) : null })}
          />
        )}
      </Field>
    </>
  );
}
