import type { TextKey } from '../i18n/keys';
import { t } from '../i18n/texts';
import type { BubbleRow } from '../model/rows';
import { Icon } from './icon';
import { useShown, useWidget } from './use-widget';

const REASONS = [
  'text-too-long',
  'text-empty',
  'file-too-large',
  'file-type-not-allowed',
  'file-type-mismatch',
  'file-lost',
  'visitor-blocked',
  'edit-window-over',
  'rate-limited',
];

/** Why something was not taken, in the shopper's words. */
export function reasonOf(code: string | undefined): string {
  return t((code && REASONS.includes(code) ? `reason.${code}` : 'reason.other') as TextKey);
}

/** How far the own message has come, always at the same place. */
export function MarkLine({ row }: { row: BubbleRow }) {
  const widget = useWidget();
  const { mark, local } = row;
  const share = useShown((state) => (local ? state.uploads[local.clientMessageId] : undefined));
  const offline = useShown((state) => state.net === 'lost');
  if (mark === 'failed' && local) {
    const { clientMessageId, failure, content } = local;
    const text = content?.kind === 'text' ? content.text : null;
    const rewrite = async () => {
      const message = await widget.queue.withdraw(clientMessageId);
      if (!message) return;
      if (text === null) return document.getElementById('pick-file')?.click();
      widget.drawer.write(`draft:${widget.store.state.conversation?.id ?? 'new'}`, text);
      dispatchEvent(new CustomEvent('yingda-draft'));
    };
    const final = failure?.code.startsWith('file-') || failure?.code === 'text-too-long';
    return (
      <span class="mark late">
        <Icon name="warn" size={14} />
        {t('mark.failed', { reason: reasonOf(failure?.code) })}
        {!final && (
          <button type="button" class="link" onClick={() => void widget.queue.resend(clientMessageId)}>
            {t('mark.resend')}
          </button>
        )}
        <button type="button" class="link" onClick={() => void rewrite()}>
          {text === null ? t('mark.replace') : t('mark.rewrite')}
        </button>
        <button type="button" class="link" onClick={() => void widget.queue.withdraw(clientMessageId)}>
          {t('remove')}
        </button>
      </span>
    );
  }
  if (mark === 'sending' && local?.file && share !== undefined && share < 1) {
    return <span class="mark">{t('mark.uploading', { p: Math.round(share * 100) })}</span>;
  }
  // Until the network is known to be away, a message on its way is just on its way: no alarm for half a second.
  const name = mark === 'waiting' && !offline ? 'sending' : mark;
  const icon = {
    waiting: 'wait',
    sending: 'wait',
    delivered: 'tick',
    read: 'ticks',
    failed: 'warn',
  } as const;
  if (!name) return null;
  return (
    <span class="mark">
      {t(`mark.${name}` as TextKey)}
      <Icon name={icon[name]} size={14} />
    </span>
  );
}
