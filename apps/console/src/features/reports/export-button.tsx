import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import { App, Button, Tooltip } from 'antd';
import { Download, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '@yingda/design-system';
import type { ReportExport } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { useLanguage, useSayProblem } from '../../i18n/use-texts';
import { useOnline } from '../../live/use-live';
import { fileNameOf, readFile, saveFile } from './saved-file';

export interface Exporting {
  start: () => void;
}

interface ExportButtonProps {
  label: string;
  /** A sign only, its name in the tooltip. */
  compact?: boolean;
  body: (language: Language) => ReportExport;
  ref?: Ref<Exporting>;
}

/** Streams a file into the downloads; says how far it is, can be stopped, and keeps nothing that broke off. */
export function ExportButton({ label, compact, body, ref }: ExportButtonProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const language = useLanguage();
  const online = useOnline();
  const may = useMay('report.export');
  const say = useSayProblem();
  const [bytes, setBytes] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);

  async function start() {
    if (running.current || !online || !may) return;
    const stop = new AbortController();
    running.current = stop;
    setBytes(0);
    try {
      const answer = await api.open('POST /api/reports/export', {
        body: body(language),
        signal: stop.signal,
      });
      const name = fileNameOf(answer, 'report.csv');
      saveFile(await readFile(answer, setBytes), name);
      void message.success(t('report.exported', { name }));
    } catch (thrown) {
      if (!stop.signal.aborted) void message.error(t('report.exportFailed', { why: say(thrown) }), 6);
    } finally {
      running.current = null;
      setBytes(null);
    }
  }
  useImperativeHandle(ref, () => ({ start: () => void start() }));

  if (!may) return null;
  const busy = bytes !== null;
  const text = busy ? t('report.exporting', { size: fileSize(bytes, language) }) : label;
  const Mark = busy ? Square : Download;
  const icon = <Mark size={14} strokeWidth={1.75} aria-hidden="true" />;
  const act = () => (busy ? running.current?.abort() : void start());
  const hint = busy ? t('report.exportStop') : online ? null : t('net.needsNetwork');
  if (compact) {
    return (
      <Tooltip title={busy ? `${text} ${t('report.exportStop')}` : (hint ?? label)}>
        <button
          type="button"
          className="icon-button small"
          aria-label={busy ? t('report.exportStop') : label}
          disabled={!online && !busy}
          onClick={act}
        >
          {icon}
        </button>
      </Tooltip>
    );
  }
  return (
    <Tooltip title={hint}>
      <Button icon={icon} disabled={!online && !busy} onClick={act}>
        {text}
      </Button>
    </Tooltip>
  );
}
