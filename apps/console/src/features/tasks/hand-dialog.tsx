import { useState } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../live/use-live';
import { Field } from '../../parts/field';
import { ReasonDialog } from '../cases/reason-dialog';
import { type CaseTask, useDepartments, useTaskActs } from './use-tasks';

const ALL = 'all';

/** To one handler of the department, or back to all of it. */
export function HandDialog({ task, onClose }: { task: CaseTask; onClose: () => void }) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const { hand } = useTaskActs(task);
  const department = useDepartments().data?.find(({ id }) => id === task.departmentId);
  const [to, setTo] = useState<string | null>(null);
  return (
    <ReasonDialog
      title={t('tasks.handTitle')}
      submit={t('tasks.hand')}
      label={t('tasks.reason')}
      why={to ? undefined : t('common.required', { field: t('tasks.handler') })}
      onSubmit={(reason) => hand(to === ALL ? null : to, reason)}
      onClose={onClose}
    >
      <Field label={t('tasks.handler')} required>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={to}
            options={[
              ...(task.handlerId ? [{ value: ALL, label: t('tasks.anybody') }] : []),
              ...agents
                .filter(
                  ({ id: agentId }) => department?.agentIds.includes(agentId) && agentId !== task.handlerId,
                )
                .map(({ id: value, name }) => ({ value, label: name })),
            ]}
            onChange={setTo}
          />
        )}
      </Field>
    </ReasonDialog>
  );
}
