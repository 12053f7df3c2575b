import { useState } from 'react';
import { App } from 'antd';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@yingda/contracts/names';
import { useLanguage, useSayProblem } from '../../i18n/use-texts';
import { OnlineButton } from '../settings/page/online-button';
import { fileNameOf, type Incoming, readFile, saveFile } from './saved-file';

interface DownloadButtonProps {
  label: string;
  /** What the file is called when the server does not say. */
  fileName: string;
  ask: (language: Language) => Promise<Incoming>;
}

/** Gets one file of the server into the downloads, and says how that went. */
export function DownloadButton({ label, fileName, ask }: DownloadButtonProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const language = useLanguage();
  const say = useSayProblem();
  const [busy, setBusy] = useState(false);
  async function save() {
    setBusy(true);
    try {
      const answer = await ask(language);
      const name = fileNameOf(answer, fileName);
      saveFile(await readFile(answer, () => undefined), name);
      void message.success(t('report.exported', { name }));
    } catch (thrown) {
      void message.error(t('report.exportFailed', { why: say(thrown) }), 6);
    } finally {
      setBusy(false);
    }
  }
  return (
    <OnlineButton
      loading={busy}
      icon={<Download size={14} strokeWidth={1.75} aria-hidden="true" />}
      onClick={() => void save()}
    >
      {label}
    </OnlineButton>
  );
}
