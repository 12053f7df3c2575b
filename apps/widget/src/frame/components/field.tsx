import type { ComponentChildren } from 'preact';
import { t } from '../i18n/texts';

/** A labelled field with its problem below it. `children` is the control; it takes `id` and is described by the problem. */
export function Field(props: {
  id: string;
  label: string;
  required: boolean;
  problem?: string | null;
  children: ComponentChildren;
}) {
  const { id, label, required, problem, children } = props;
  return (
    <div class={`field ${problem ? 'wrong' : ''}`}>
      <label for={id}>
        {label}
        {required ? <em aria-hidden="true"> *</em> : <small> {t('optional')}</small>}
      </label>
      {children}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** Attributes every control of a field takes. */
export function control(id: string, required: boolean, problem: string | null | undefined) {
  return {
    id,
    name: id,
    'aria-required': required,
    'aria-invalid': !!problem,
    ...(problem ? { 'aria-describedby': `${id}-problem` } : {}),
  };
}
