import { useState } from 'react';
import { Button, type ButtonProps } from 'antd';
import { useTranslation } from 'react-i18next';

/** Copies text; also where the clipboard API is missing (no https). */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

/** Says on itself that it has copied. */
export function CopyButton({ text, ...rest }: { text: string } & Omit<ButtonProps, 'onClick'>) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <Button
      {...rest}
      onClick={() => {
        void copyText(text);
        setCopied(true);
        setTimeout(() => setCopied(false), 2_000);
      }}
    >
      {copied ? t('common.copied') : t('common.copy')}
    </Button>
  );
}
