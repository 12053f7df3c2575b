import { Checkbox, Input, InputNumber, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import {
  NOTICE_AUDIENCES,
  NOTICE_CHANNELS,
  NOTICE_LIMITS,
  NOTICE_PURPOSES,
  NOTICE_WAYS,
} from '@yingda/contracts/names';
import { useMe, useScope } from '../../app/use-session';
import { useDirectory } from '../../live/use-live';
import { Field } from '../../parts/field';
import { TimeField } from '../../parts/time-field';
import { useSegments } from '../customers/use-segments';
import { channelsOf } from './notice-form';
import { NoticeTemplates } from './notice-templates';
import { NoticeText } from './notice-text';
import type { NoticePlan } from './use-notices';

interface FieldsProps {
  plan: NoticePlan;
  onChange: (change: Partial<NoticePlan>) => void;
}

const FULL = { width: '100%' };
const iso = (at: dayjs.Dayjs | null) => at?.toISOString() ?? null;

/** All that is said of a notice: to whom, how, what, when. */
export function NoticeFields({ plan, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const toAll = useScope('notice.send') === 'all';
  const audiences = toAll ? NOTICE_AUDIENCES : (['waiting'] as const);
  const { way } = plan;
  return (
    <>
      <Field label={t('notices.name')} required help={t('notices.nameHint')}>
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            maxLength={NOTICE_LIMITS.name}
            value={plan.name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        )}
      </Field>
      <Field label={t('notices.audienceLabel')} required>
        {({ id }) => (
          <Segmented
            id={id}
            value={plan.audience}
            options={audiences.map((value) => ({ value, label: t(`notices.audience.${value}`) }))}
            onChange={(audience) => onChange({ audience })}
          />
        )}
      </Field>
      <Audience plan={plan} onChange={onChange} all={toAll} />
      {plan.audience === 'waiting' ? (
        <Field label={t('notices.wayLabel')} help={t(`notices.wayHint.${way}`)}>
          {({ id }) => (
            <Segmented
              id={id}
              value={way}
              options={NOTICE_WAYS.map((value) => ({ value, label: t(`notices.way.${value}`) }))}
              onChange={(next) => onChange({ way: next })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('notices.purposeLabel')} help={t(`notices.purposeHint.${plan.purpose}`)}>
        {({ id }) => (
          <Segmented
            id={id}
            value={plan.purpose}
            options={NOTICE_PURPOSES.map((value) => ({ value, label: t(`notices.purpose.${value}`) }))}
            onChange={(purpose) => onChange({ purpose })}
          />
        )}
      </Field>
      {way === 'banner' ? (
        <Checkbox
          checked={plan.alsoMessage}
          onChange={({ target }) => onChange({ alsoMessage: target.checked })}
        >
          {t('notices.also')}
        </Checkbox>
      ) : null}
      {way === 'message' || plan.alsoMessage ? <Ways plan={plan} onChange={onChange} /> : null}
      <NoticeText plan={plan} onChange={onChange} />
      <NoticeTemplates plan={plan} onChange={onChange} />
      <Times plan={plan} onChange={onChange} />
    </>
  );
}

function Audience({ plan, onChange, all }: FieldsProps & { all: boolean }) {
  const { t } = useTranslation();
  const { teams, inboxes } = useDirectory();
  const { teamIds: own } = useMe();
  const segments = useSegments();
  const options = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id: value, name: label }) => ({ value, label }));
  const search = { optionFilterProp: 'label' };
  return (
    <>
      {plan.audience === 'segment' ? (
        <Field label={t('notices.segment')} required help={t('notices.segmentHint')}>
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              style={FULL}
              showSearch={search}
              loading={segments.isPending}
              value={plan.segmentId}
              options={options((segments.data ?? []).filter((one) => !one.archived))}
              onChange={(segmentId) => onChange({ segmentId })}
            />
          )}
        </Field>
      ) : (
        <Field label={t('notices.teams')} required={!all}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              style={FULL}
              showSearch={search}
              placeholder={t('notices.allTeams')}
              value={plan.teamIds}
              options={options(
                teams.filter(({ id: team, archived }) => !archived && (all || own.includes(team))),
              )}
              onChange={(teamIds: string[]) => onChange({ teamIds })}
            />
          )}
        </Field>
      )}
      <Field label={t('notices.inboxes')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            style={FULL}
            showSearch={search}
            placeholder={t('notices.allInboxes')}
            value={plan.inboxIds}
            options={options(inboxes)}
            onChange={(inboxIds: string[]) => onChange({ inboxIds })}
          />
        )}
      </Field>
    </>
  );
}

function Ways({ plan, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const choices = NOTICE_CHANNELS.filter((one) => plan.way === 'message' || one !== 'web');
  return (
    <div className="notice-pair">
      <Field label={t('notices.channels')} required help={t('notices.channelsHint')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            mode="multiple"
            style={FULL}
            value={channelsOf(plan)}
            options={choices.map((value) => ({ value, label: t(`channel.${value}`) }))}
            onChange={(channels) => onChange({ channels })}
          />
        )}
      </Field>
      <Field label={t('notices.rate')} help={t('notices.rateHint')}>
        {({ id, describedBy }) => (
          <InputNumber
            id={id}
            aria-describedby={describedBy}
            style={FULL}
            min={1}
            max={NOTICE_LIMITS.perMinute}
            precision={0}
            value={plan.perMinute}
            onChange={(value) => onChange({ perMinute: value ?? 1 })}
          />
        )}
      </Field>
    </div>
  );
}

function Times({ plan, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="notice-pair">
      <TimeField
        label={t('notices.starts')}
        placeholder={t('notices.now')}
        value={plan.startsAt ? dayjs(plan.startsAt) : null}
        onChange={(at) => onChange({ startsAt: iso(at) })}
      />
      {plan.way === 'banner' ? (
        <TimeField
          label={t('notices.ends')}
          placeholder={t('notices.open')}
          value={plan.endsAt ? dayjs(plan.endsAt) : null}
          onChange={(at) => onChange({ endsAt: iso(at) })}
        />
      ) : (
        <span />
      )}
    </div>
  );
}
