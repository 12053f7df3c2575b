import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Tier } from '@yingda/contracts/names';
import { Field } from '../../../parts/field';
import { Section } from '../page/column';
import type { CalendarRecord } from './use-calendars';
import { useSubjects } from './use-subjects';
import type { SectionProps } from './week-section';

interface UsesSectionProps extends SectionProps {
  others: readonly CalendarRecord[];
}

/** Who goes by this calendar; whoever is chosen leaves the calendar they went by before. */
export function UsesSection({ form, edit, others }: UsesSectionProps) {
  const { t } = useTranslation();
  const subjects = useSubjects();
  const options = (list: readonly { id: string; name: string }[], kind: 'tiers' | 'inboxIds' | 'teamIds') =>
    list.map(({ id, name }) => {
      const taken = others.find(({ uses }) => (uses[kind] as string[]).includes(id));
      return { value: id, label: taken ? t('calendars.takenFrom', { name, other: taken.name }) : name };
    });
  return (
    <Section title={t('calendars.uses')} hint={t('calendars.order')}>
      <Field label={t('calendars.forTiers')} help={t('calendars.forTiersHint')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            mode="multiple"
            placeholder={t('calendars.nobody')}
            value={form.tiers}
            options={options(subjects.tiers, 'tiers')}
            onChange={(tiers: Tier[]) => edit({ tiers })}
          />
        )}
      </Field>
      <Field label={t('calendars.forInboxes')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            optionFilterProp="label"
            placeholder={t('calendars.nobody')}
            value={form.inboxIds}
            options={options(subjects.inboxes, 'inboxIds')}
            onChange={(inboxIds: string[]) => edit({ inboxIds })}
          />
        )}
      </Field>
      <Field label={t('calendars.forTeams')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            optionFilterProp="label"
            placeholder={t('calendars.nobody')}
            value={form.teamIds}
            options={options(subjects.teams, 'teamIds')}
            onChange={(teamIds: string[]) => edit({ teamIds })}
          />
        )}
      </Field>
    </Section>
  );
}
