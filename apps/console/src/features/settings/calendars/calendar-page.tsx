import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { Loaded } from '../page/loaded';
import { CalendarEditor } from './calendar-editor';
import { useCalendars } from './use-calendars';
import './calendars.css';

/** One calendar by its address. */
export function CalendarPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { calendarId } = useParams();
  const { query, put, remove } = useCalendars();
  const found = query.data?.find(({ id }) => id === calendarId);
  const back = { to: '/settings/calendars', label: t('calendars.backToList') };
  if (found) {
    return (
      <CalendarEditor
        key={found.id}
        stored={found}
        others={query.data?.filter(({ id }) => id !== found.id) ?? []}
        onStored={put}
        onStale={() => query.refetch()}
        onRemoved={() => {
          remove(found.id);
          void navigate(back.to);
        }}
      />
    );
  }
  return (
    <Column title={t('settings.menu.calendars')} back={back}>
      <Loaded query={query} rows={6} height={60}>
        {() => (
          <StateBlock drawing="search" title={t('problem.calendar-not-found')}>
            <Link to={back.to}>{back.label}</Link>
          </StateBlock>
        )}
      </Loaded>
    </Column>
  );
}
