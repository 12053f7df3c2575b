import { useState } from 'react';
import { Button, Input } from 'antd';
import { Archive, Pencil, Plus, RotateCcw } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { type RootCause, useRootCauses } from '../../actions/use-case-actions';
import { Section } from '../page/column';
import { FormDialog } from '../page/form-dialog';
import { IconAction } from '../page/icon-action';
import { freeKey } from './kind-form';

/** The shop's list of causes that cases come of, counted in the Pareto. */
export function CausesSection({ readOnly }: { readOnly: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { data } = useRootCauses();
  const { run } = useAction({ toast: true });
  const [edited, setEdited] = useState<RootCause | 'new' | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['root-causes'] });
  const archive = ({ id, name }: RootCause, archived: boolean) =>
    void run(() =>
      api.call('PATCH /api/root-causes/:id', { params: { id }, body: { name, archived } }).finally(refresh),
    );
  if (!data) return null;
  return (
    <Section
      title={t('caseKinds.causes.title')}
      hint={t('caseKinds.causes.hint')}
      extra={
        readOnly ? null : (
          <Button size="small" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setEdited('new')}>
            {t('caseKinds.causes.add')}
          </Button>
        )
      }
    >
      <ul className="line-list flat">
        {data.map((cause) => (
          <li key={cause.id}>
            <span className={`grow cut${cause.archived ? ' i3' : ''}`}>
              {cause.name[language]}
              {cause.archived ? (
                <span className="chip" style={{ marginLeft: 8 }}>
                  {t('caseKinds.causes.archived')}
                </span>
              ) : null}
            </span>
            {readOnly ? null : (
              <>
                <IconAction
                  icon={Pencil}
                  label={`${t('common.edit')} ${cause.name[language]}`}
                  onClick={() => setEdited(cause)}
                />
                <IconAction
                  icon={cause.archived ? RotateCcw : Archive}
                  label={`${t(cause.archived ? 'caseKinds.causes.restore' : 'caseKinds.causes.archive')} ${cause.name[language]}`}
                  onClick={() => archive(cause, !cause.archived)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      {edited ? (
        <CauseDialog
          cause={edited === 'new' ? null : edited}
          known={data}
          onSaved={() => void refresh()}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Section>
  );
}

interface CauseDialogProps {
  cause: RootCause | null;
  known: readonly RootCause[];
  onSaved: () => void;
  onClose: () => void;
}

function CauseDialog({ cause, known, onSaved, onClose }: CauseDialogProps) {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [name, setName] = useState({ 'zh-CN': cause?.name['zh-CN'] ?? '', en: cause?.name.en ?? '' });
  const missing = LANGUAGES.find((language) => !name[language].trim());
  async function submit() {
    if (missing || busy) return;
    const done = await run(() =>
      cause
        ? api.call('PATCH /api/root-causes/:id', {
            params: { id: cause.id },
            body: { name, archived: cause.archived },
          })
        : api.call('POST /api/root-causes', { body: { name, key: freeKey(known, 'cause') } }),
    );
    if (!done) return;
    onSaved();
    onClose();
  }
  return (
    <FormDialog
      title={t(cause ? 'caseKinds.causes.edit' : 'caseKinds.causes.add')}
      submit={t('common.save')}
      busy={busy}
      problem={problem}
      why={missing ? t('common.required', { field: t(`language.${missing}`) }) : undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {LANGUAGES.map((language, at) => (
        <Field key={language} label={t(`language.${language}`)} required>
          {({ id }) => (
            <Input
              id={id}
              lang={language}
              autoFocus={at === 0}
              maxLength={80}
              value={name[language]}
              onChange={({ target }) => setName((before) => ({ ...before, [language]: target.value }))}
            />
          )}
        </Field>
      ))}
    </FormDialog>
  );
}
