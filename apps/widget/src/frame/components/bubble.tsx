import { formatClock } from '@yingda/design-system';
import { Component } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import type { BubbleRow } from '../model/rows';
import { Body } from './body';
import { IconButton } from './icon';
import { LazyMessageMenu } from './lazy-menu';
import { MarkLine } from './mark-line';
import { useLongPress } from './long-press';
import { useShown } from './use-widget';

/** One message. Drawn anew only when something of it changed: a long log would otherwise be drawn whole for every mark. */
export class Bubble extends Component<{ row: BubbleRow }> {
  override shouldComponentUpdate({ row }: { row: BubbleRow }): boolean {
    const now = this.props.row;
    return (['message', 'local', 'mark', 'first', 'last', 'own'] as const).some(
      (key) => row[key] !== now[key],
    );
  }

  override render() {
    return <DrawnBubble row={this.props.row} />;
  }
}

function DrawnBubble({ row }: { row: BubbleRow }) {
  const language = useShown((state) => state.language);
  const [menu, setMenu] = useState(false);
  const { own, message, quote, last } = row;
  const press = useLongPress(() => message && setMenu(true));
  const author = message?.author;
  const recalled = message?.recalledAt != null;
  if (recalled) {
    return (
      <p class="day">{own ? t('conv.recalled') : t('conv.recalled.other', { name: author?.name ?? '' })}</p>
    );
  }
  const automatic = author?.kind === 'bot' || author?.kind === 'system';
  return (
    <div class={`group ${own ? 'own' : ''} ${row.first ? 'first' : ''}`}>
      {row.first && !own && <span class="unseen">{author?.name}</span>}
      {own && row.first && <span class="unseen">{t('conv.you')}</span>}
      <div class="held">
        <div class={`bubble ${row.mark === 'failed' ? 'failed' : ''} ${bare(row) ? 'bare' : ''}`} {...press}>
          {quote && (
            <blockquote>
              <b>{quote.author.kind === 'customer' ? t('conv.you') : quote.author.name}</b>
              <span class="cut">{quote.excerpt}</span>
            </blockquote>
          )}
          <Body row={row} />
        </div>
        {message && (
          <div class="anchor">
            <IconButton
              icon="dots"
              size={16}
              label={t('conv.actions')}
              expanded={menu}
              class="acts"
              onClick={() => setMenu(!menu)}
            />
            {menu && <LazyMessageMenu message={message} own={own} onClose={() => setMenu(false)} />}
          </div>
        )}
      </div>
      {(last || message?.editedAt) && (
        <p class="meta">
          {!own && (
            <>
              {author?.name}
              <i class="dot" />
              {automatic && author.name !== t('conv.auto') && (
                <>
                  {t('conv.auto')}
                  <i class="dot" />
                </>
              )}
            </>
          )}
          <time dateTime={row.at}>{formatClock(row.at, { language })}</time>
          {message?.editedAt && (
            <>
              <i class="dot" />
              {t('conv.edited')}
            </>
          )}
          {own && <MarkLine row={row} />}
        </p>
      )}
    </div>
  );
}

/** Pictures and cards have their own edge and need no bubble around them. */
function bare({ message, local }: BubbleRow): boolean {
  const kind = message?.content.kind ?? local?.content?.kind ?? local?.file?.kind;
  return kind === 'image' || kind === 'product-card' || kind === 'video' || kind === 'survey';
}
