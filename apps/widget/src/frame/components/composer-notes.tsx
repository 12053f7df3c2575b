import { t } from '../i18n/texts';
import { excerpt } from '../model/excerpt';
import { Icon, IconButton, type IconName } from './icon';
import { useShown, useWidget } from './use-widget';

/** Above the field: the message answered to or being edited, and the product of the page. Each can be taken away. */
export function ComposerNotes() {
  const widget = useWidget();
  const replyTo = useShown((state) => state.replyTo);
  const editing = useShown((state) => state.editing);
  const product = useShown((state) => state.product);
  return (
    <>
      {product && !editing && (
        <div class="note">
          <span class="shot">
            {product.imageUrl ? <img src={product.imageUrl} alt="" /> : <Icon name="image" size={20} />}
          </span>
          <span class="grow">
            <small>{t('conv.product.ask')}</small>
            <span class="cut">{product.title}</span>
          </span>
          <button type="button" class="chip" onClick={() => widget.chat.sendProduct()}>
            {t('conv.product.send')}
          </button>
          <IconButton
            icon="close"
            size={16}
            label={t('remove')}
            onClick={() => widget.store.set({ product: null })}
          />
        </div>
      )}
      {replyTo && (
        <Note
          icon="reply"
          title={t('conv.replying', {
            name: replyTo.author.kind === 'customer' ? t('conv.you') : replyTo.author.name,
          })}
          text={excerpt(replyTo.content)}
          onRemove={() => widget.store.set({ replyTo: null })}
        />
      )}
      {editing && (
        <Note
          icon="edit"
          title={t('conv.editing')}
          text={excerpt(editing.content)}
          onRemove={() => widget.store.set({ editing: null })}
        />
      )}
    </>
  );
}

function Note(props: { icon: IconName; title: string; text: string; onRemove: () => void }) {
  return (
    <div class="note">
      <Icon name={props.icon} size={16} />
      <span class="grow">
        <small>{props.title}</small>
        <span class="cut">{props.text}</span>
      </span>
      <IconButton icon="close" size={16} label={t('cancel')} onClick={props.onRemove} />
    </div>
  );
}
