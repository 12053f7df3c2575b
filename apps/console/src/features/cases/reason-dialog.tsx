import { useState, type ReactNode } from 'react';
import { Input } from 'antd';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';

interface ReasonDialogProps {
  title: string;
  submit: string;
  label: string;
  help?: string;
  /** Whether something must be written. */
  required?: boolean;
  danger?: boolean;
  maxLength?: number;
  initial?: string;
  /** Above the text. */
  children?: ReactNode;
  /** Why it cannot be done yet, besides the text. */
  why?: string | undefined;
  onSubmit: (text: string) => Promise<unknown>;
  onClose: () => void;
}

/** One deed with one text: a reason, a result, a note. What was typed stays when it is refused. */
export function ReasonDialog({ required = true, maxLength = 2_000, ...rest }: ReasonDialogProps) {
  const [text, setText] = useState(rest.initial ?? '');
  const { run, busy, problem } = useAction();
  const missing = required && !text.trim() ? rest.label : undefined;
  async function submit() {
    if (missing || rest.why || busy) return;
    if (await run(() => rest.onSubmit(text.trim()))) rest.onClose();
  }
  return (
    <FormDialog
      title={rest.title}
      submit={rest.submit}
      danger={rest.danger ?? false}
      busy={busy}
      problem={problem}
      why={rest.why ?? missing}
      onSubmit={() => void submit()}
      onClose={rest.onClose}
    >
      {rest.children}
      <Field label={rest.label} required={required} {...(rest.help ? { help: rest.help } : {})}>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={maxLength}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing)
                void submit();
            }}
          />
        )}
      </Field>
    </FormDialog>
  );
}
