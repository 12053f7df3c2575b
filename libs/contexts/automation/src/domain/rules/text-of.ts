import { type Content } from '@yingda/contracts';

/** The words of a message; empty where it has none. */
export function textOfContent(content: Content): string {
  switch (content.kind) {
    case 'text':
    case 'email':
      return content.text;
    case 'image':
    case 'file':
    case 'voice':
    case 'video':
      return content.caption ?? '';
    case 'menu':
      return content.text;
    default:
      return '';
  }
}
