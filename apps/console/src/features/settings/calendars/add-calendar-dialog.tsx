import { useState } from 'react';
import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';
import type { CalendarRecord } from './use-calendars';
import { BEGINNINGS, weekOf, type Beginning } from './week';

const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Asks for a name and a week to begin with. */
export function AddCalendarDialog({
  onAdded,
  onClose,
}: {
  onAdded: (made: CalendarRecord) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [beginning, setBeginning] = useState<Beginning>('workdays');
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useAction();
  const taken = problem && Problem.of(problem).code === 'already-exists';

  async function submit() {
    setTried(true);
    if (!name.trim()) return;
    const plan = {
      timeZone: OWN_ZONE,
      days: weekOf(beginning),
      holidays: [],
      makeUpDays: [],
      exceptions: [],
    };
    await run(async () =>
      onAdded(await api.call('POST /api/calendars', { body: { name: name.trim(), plan } })),
    );
  }

  return (
    <FormDialog
      title={t('calendars.add')}
      submit={t('calendars.create')}
      busy={busy}
      problem={taken ? null : problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={t('calendars.name')}
        help={t('calendars.nameHint')}
        required
        wrong={
          taken
            ? t('calendars.nameTaken')
            : tried && !name.trim()
              ? t('common.required', { field: t('calendars.name') })
              : null
        }
      >
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : void submit())}
          />
        )}
      </Field>
      <Radio.Group
        className="calendar-beginnings"
        aria-label={t('calendars.beginWith')}
        value={beginning}
        options={BEGINNINGS.map((value) => ({ value, label: t(`calendars.beginnings.${value}`) }))}
        onChange={(event) => setBeginning(event.target.value as Beginning)}
      />
    </FormDialog>
  );
}
