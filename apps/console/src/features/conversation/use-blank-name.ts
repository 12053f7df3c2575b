import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { texts } from '../../i18n';

type Known = keyof (typeof texts)['en']['conversation']['blank'];
const KNOWN: ReadonlySet<string> = new Set(Object.keys(texts.en.conversation.blank));

/** A blank of a canned response in the reader's words; one that the shop made up is named as it was written. */
export function useBlankName(): (variable: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (variable) =>
      KNOWN.has(variable) ? t(`conversation.blank.${variable as Known}`) : variable.replaceAll('_', ' '),
    [t],
  );
}
