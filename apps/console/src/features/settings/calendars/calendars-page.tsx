import { useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { AddCalendarDialog } from './add-calendar-dialog';
import { useCalendars, type CalendarRecord } from './use-calendars';
import { useSubjects } from './use-subjects';
import { useWeekText } from './use-week-text';
import './calendars.css';

/** All calendars of the shop: when each is open, and who goes by it. */
export function CalendarsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { query, put } = useCalendars();
  const [adding, setAdding] = useState(false);
  const weekText = useWeekText();
  const subjects = useSubjects();
  const open = (calendar: CalendarRecord) => void navigate(`/settings/calendars/${calendar.id}`);
  const add = (
    <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setAdding(true)}>
      {t('calendars.add')}
    </Button>
  );

  const columns: TableColumn<CalendarRecord>[] = [
    {
      key: 'name',
      title: t('calendars.name'),
      width: 176,
      render: (calendar) => (
        <button type="button" className="row-open" onClick={() => open(calendar)}>
          <span className="cut" title={calendar.name}>
            {calendar.name}
          </span>
        </button>
      ),
    },
    {
      key: 'week',
      title: t('calendars.week'),
      render: ({ plan }) => (
        <span className="cut i2" title={weekText(plan.days)}>
          {weekText(plan.days)}
        </span>
      ),
    },
    {
      key: 'zone',
      title: t('calendars.timeZone'),
      width: 136,
      rank: 'second',
      render: ({ plan }) => <span className="cut i3">{plan.timeZone.replace(/_/g, ' ')}</span>,
    },
    {
      key: 'uses',
      title: t('calendars.uses'),
      width: 200,
      render: ({ uses }) => {
        const names = subjects.namesOf(uses).join(t('settings.nameJoin'));
        return (
          <span className={`cut${names ? '' : ' i3'}`} title={names}>
            {names || t('calendars.nobody')}
          </span>
        );
      },
    },
  ];

  return (
    <Column
      wide
      title={t('settings.menu.calendars')}
      hint={t('calendars.order')}
      actions={query.data?.length ? add : null}
    >
      <Loaded query={query} rows={3}>
        {(calendars) =>
          calendars.length > 0 ? (
            <DataTable
              label={t('settings.menu.calendars')}
              columns={columns}
              rows={calendars}
              rowKey={({ id }) => id}
              onOpen={open}
            />
          ) : (
            <div className="card">
              <StateBlock drawing="nothing" title={t('calendars.empty')} hint={t('calendars.emptyHint')}>
                {add}
              </StateBlock>
            </div>
          )
        }
      </Loaded>
      {adding ? (
        <AddCalendarDialog
          onAdded={(made) => {
            put(made);
            open(made);
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Column>
  );
}
