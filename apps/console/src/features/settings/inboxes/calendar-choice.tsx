import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorLine } from '../../../parts/error-line';
import { Field } from '../../../parts/field';
import { useCalendars } from '../calendars/use-calendars';
import { useWeekText } from '../calendars/use-week-text';
import { Section } from '../page/column';
import { sectionId } from './section-bar';

/** No id of a calendar: none of its own. */
const NONE = '';

/** When people answer in this inbox: one of the shop's calendars, or what its team goes by. */
export function CalendarChoice({
  calendarId,
  onChange,
}: {
  calendarId: string | null;
  onChange: (calendarId: string | null) => void;
}) {
  const { t } = useTranslation();
  const { query } = useCalendars();
  const weekText = useWeekText();
  const chosen = query.data?.find(({ id }) => id === calendarId);
  const known = [
    { value: NONE, label: t('calendars.none') },
    ...(query.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Section
      id={sectionId('hours')}
      title={t('settings.inboxes.section.hours')}
      hint={t('calendars.choiceHint')}
    >
      <Field
        label={t('calendars.calendar')}
        help={chosen ? `${weekText(chosen.plan.days)} · ${chosen.plan.timeZone.replace(/_/g, ' ')}` : null}
      >
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            loading={query.isPending}
            value={query.data ? (calendarId ?? NONE) : null}
            options={known}
            onChange={(value: string) => onChange(value === NONE ? null : value)}
          />
        )}
      </Field>
      <ErrorLine problem={query.data ? null : query.error} />
      <Link to={chosen ? `/settings/calendars/${chosen.id}` : '/settings/calendars'}>
        {chosen ? t('calendars.editThis', { name: chosen.name }) : t('calendars.toList')}
      </Link>
    </Section>
  );
}
