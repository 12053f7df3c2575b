import { useState } from 'react';
import { Checkbox, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { PROMISE_REACHED, type PromiseReached } from '@yingda/contracts/names';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { type Owed, usePromiseActs } from './use-promises';

/** What was done for the customer, and whether they were reached; without a word nothing counts as done. */
export function KeepDialog({ promise, onClose }: { promise: Owed; onClose: () => void }) {
  const { t } = useTranslation();
  const { keep, tell } = usePromiseActs();
  const { run, busy, problem } = useAction();
  const [outcome, setOutcome] = useState('');
  const [reached, setReached] = useState<PromiseReached | null>(null);
  const [telling, setTelling] = useState(false);
  const ready = outcome.trim() !== '' && (telling || reached !== null);
  const save = async () => {
    if (!ready) return;
    const text = outcome.trim();
    const done = () =>
      telling || !reached ? tell(promise, text) : keep(promise, { outcome: text, reached });
    if (await run(done)) onClose();
  };
  return (
    <Modal
      open
      title={t('promises.keepTitle')}
      okText={t('promises.keepDone')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      {promise.state === 'broken' ? <p className="i2">{t('promises.brokenStays')}</p> : null}
      {promise.conversationId ? (
        <Field
          label={<span className="hidden-text">{t('promises.tell')}</span>}
          help={t('promises.tellHint')}
        >
          {({ id, describedBy }) => (
            <Checkbox
              id={id}
              aria-describedby={describedBy}
              checked={telling}
              onChange={({ target }) => setTelling(target.checked)}
            >
              {t('promises.tell')}
            </Checkbox>
          )}
        </Field>
      ) : null}
      {telling ? null : (
        <Field label={t('promises.reachedLabel')} required>
          {({ id }) => (
            <Radio.Group
              id={id}
              value={reached}
              onChange={({ target }) => setReached(target.value as PromiseReached)}
              options={PROMISE_REACHED.map((value) => ({ value, label: t(`promises.reached.${value}`) }))}
            />
          )}
        </Field>
      )}
      <Field label={t('promises.outcome')} help={t('promises.outcomeHint')} required>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2_000}
            value={outcome}
            onChange={({ target }) => setOutcome(target.value)}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
