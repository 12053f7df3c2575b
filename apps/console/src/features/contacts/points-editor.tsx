import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CONTACT_LIMITS, POINT_KINDS } from '@yingda/contracts/names';
import { useLanguage } from '../../i18n/use-texts';
import { useDepartments } from '../tasks/use-tasks';
import type { PointDraft } from './contact-form';

/** What the customer said, or was promised: each by itself, for the department it is for, until when. */
export function PointsEditor({
  points,
  onChange,
}: {
  points: readonly PointDraft[];
  onChange: (points: PointDraft[]) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const departments = (useDepartments().data ?? []).filter(({ archived }) => !archived);
  const set = (key: number, parts: Partial<PointDraft>) =>
    onChange(points.map((one) => (one.key === key ? { ...one, ...parts } : one)));
  const add = () => {
    const key = Math.max(0, ...points.map((one) => one.key)) + 1;
    onChange([...points, { key, kind: 'opinion', text: '', departmentId: null, dueAt: null }]);
  };
  return (
    <fieldset className="contact-points">
      <legend>{t('contacts.points')}</legend>
      <p className="i2 t12">{t('contacts.pointsHint')}</p>
      {points.map((point) => {
        const owed = point.kind === 'opinion' || point.kind === 'problem' || point.kind === 'promised';
        return (
          <div key={point.key} className="contact-point">
            <Select
              aria-label={t('contacts.pointKind')}
              value={point.kind}
              options={POINT_KINDS.map((value) => ({ value, label: t(`contacts.point.${value}`) }))}
              onChange={(kind) => set(point.key, { kind })}
            />
            <Input.TextArea
              aria-label={t('contacts.pointText')}
              placeholder={t('contacts.pointText')}
              autoSize={{ minRows: 1, maxRows: 4 }}
              maxLength={2_000}
              value={point.text}
              onChange={({ target }) => set(point.key, { text: target.value })}
            />
            {owed ? (
              <>
                <Select
                  allowClear
                  aria-label={t('promises.board.department')}
                  placeholder={t('promises.board.department')}
                  value={point.departmentId}
                  options={departments.map(({ id, name }) => ({ value: id, label: name[language] }))}
                  onChange={(departmentId) => set(point.key, { departmentId: departmentId ?? null })}
                />
                <DatePicker
                  aria-label={t('contacts.pointDue')}
                  placeholder={t('contacts.pointDue')}
                  showTime={{ format: 'HH:mm' }}
                  format="MM-DD HH:mm"
                  value={point.dueAt ? dayjs(point.dueAt) : null}
                  onChange={(at) => set(point.key, { dueAt: at?.toISOString() ?? null })}
                />
              </>
            ) : null}
            <Button
              type="text"
              aria-label={t('contacts.removePoint')}
              icon={<Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />}
              onClick={() => onChange(points.filter((one) => one.key !== point.key))}
            />
          </div>
        );
      })}
      <Button size="small" disabled={points.length >= CONTACT_LIMITS.points} onClick={add}>
        {t('contacts.addPoint')}
      </Button>
    </fieldset>
  );
}
