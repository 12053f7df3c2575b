import type { Message } from '@yingda/contracts';
import { t } from '../i18n/texts';
import type { Widget } from '../model/widget';
import type { MenuItem } from './menu';

/** What can be done with a message now. */
export function actionsOf(widget: Widget, message: Message, now: number): MenuItem[] {
  const { content } = message;
  const items: MenuItem[] = [
    {
      icon: 'reply',
      label: t('conv.reply'),
      run: () => {
        widget.store.set({ replyTo: message, editing: null });
        document.getElementById('compose')?.focus();
      },
    },
  ];
  if (content.kind === 'text' && navigator.clipboard) {
    items.push({
      icon: 'copy',
      label: t('conv.copy'),
      run: () => void navigator.clipboard.writeText(content.text).catch(() => undefined),
    });
  }
  if (!widget.chat.mayChange(message, now)) return items;
  if (content.kind === 'text') {
    items.push({
      icon: 'edit',
      label: t('conv.edit'),
      run: () => widget.store.set({ editing: message, replyTo: null }),
    });
  }
  items.push({
    icon: 'undo',
    label: t('conv.recall'),
    run: () => void widget.chat.recall(message).catch(() => undefined),
  });
  return items;
}
