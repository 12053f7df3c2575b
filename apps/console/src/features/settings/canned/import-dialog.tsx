import { useRef, useState } from 'react';
import { Button } from 'antd';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { CANNED_LIMITS } from '@yingda/contracts/names';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';

type Preview = Answer<'POST /api/canned-responses/import'>;

/** A file as base64, in pieces that a call can take. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

/** Canned responses from a file: first what would become of each row, then all of it or nothing. */
export function ImportDialog({ onDone, onClose }: { onDone: () => Promise<unknown>; onClose: () => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ name: string; base64: string } | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const { run, busy, problem } = useAction();
  const wrong = preview?.rows.filter(({ outcome }) => outcome === 'wrong') ?? [];
  const count = (outcome: string) => preview?.rows.filter((row) => row.outcome === outcome).length ?? 0;

  const choose = (chosen: File | undefined) =>
    chosen &&
    run(async () => {
      setPreview(null);
      if (chosen.size > CANNED_LIMITS.importBytes) throw new Problem('file-too-large');
      const read = { name: chosen.name, base64: base64(new Uint8Array(await chosen.arrayBuffer())) };
      setFile(read);
      setPreview(
        await api.call('POST /api/canned-responses/import', { body: { file: read.base64, commit: false } }),
      );
    });
  const write = () =>
    run(async () => {
      if (!file) return;
      const done = await api.call('POST /api/canned-responses/import', {
        body: { file: file.base64, commit: true },
      });
      setPreview(done);
      if (!done.written) return;
      await onDone();
      onClose();
    });
  return (
    <FormDialog
      title={t('words.import.title')}
      submit={t('words.import.submit')}
      busy={busy}
      problem={problem}
      why={
        !preview || preview.rows.length === 0
          ? t('words.import.choose')
          : wrong.length > 0
            ? t('words.import.wrong', { n: wrong.length })
            : undefined
      }
      onSubmit={() => void write()}
      onClose={onClose}
    >
      <p className="i2">{t('words.import.hint')}</p>
      <Button icon={<FileUp size={14} strokeWidth={1.75} />} onClick={() => input.current?.click()}>
        {file?.name ?? t('words.import.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        onChange={(event) => {
          void choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {preview ? (
        <div role="status">
          <p>
            {t('words.import.counts', { add: count('add'), change: count('change'), same: count('same') })}
          </p>
          {wrong.length > 0 ? (
            <ul className="import-problems">
              {wrong.slice(0, 50).map(({ line, shortcut, problems }) => (
                <li key={line}>
                  {t('words.import.line', { line, shortcut, problems: problems.join(', ') })}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </FormDialog>
  );
}
