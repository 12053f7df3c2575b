import type { Content } from '@yingda/contracts';
import { t } from '../i18n/texts';

const MAX = 120;

/** A message in one line, for quotes, previews and the history: its first words, or what kind it is. */
export function excerpt(content: Content): string {
  if (content.kind === 'email') return short(content.subject || content.text);
  if ('text' in content) return short(content.text);
  if (content.kind === 'product-card') return short(`${t('excerpt.product-card')} ${content.title}`);
  if (content.kind === 'file') return short(`${t('excerpt.file')} ${content.attachment?.name ?? ''}`);
  if (content.kind === 'link') return short(`${t('excerpt.link')} ${content.title ?? content.url}`);
  if (content.kind === 'image' || content.kind === 'voice' || content.kind === 'video') {
    return short(`${t(`excerpt.${content.kind}`)} ${content.caption ?? ''}`);
  }
  return t('excerpt.other');
}

/** The server's bracketed words ("[image]") in the shopper's language. */
export function translated(serverExcerpt: string): string {
  return serverExcerpt.replace(/^\[(image|file|voice|video|product-card|link)\]/, (_, kind: string) =>
    t(`excerpt.${kind as 'image'}`),
  );
}

function short(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const points = [...line];
  return points.length > MAX ? `${points.slice(0, MAX - 1).join('')}…` : line;
}
