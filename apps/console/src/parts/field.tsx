import { useId, type ReactNode } from 'react';

interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  wrong?: ReactNode;
  required?: boolean;
  /** Gets the id that ties the control to its label, and the id of what describes it. */
  children: (ids: { id: string; describedBy: string | undefined }) => ReactNode;
}

/** Label above, control, then help or what is wrong with it. */
export function Field({ label, help, wrong, required, children }: FieldProps) {
  const id = useId();
  const describedBy = wrong || help ? `${id}-help` : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required ? <span className="required"> *</span> : null}
      </label>
      {children({ id, describedBy })}
      {wrong ? (
        <span className="wrong" id={describedBy} role="alert">
          {wrong}
        </span>
      ) : help ? (
        <span className="help" id={describedBy}>
          {help}
        </span>
      ) : null}
    </div>
  );
}
