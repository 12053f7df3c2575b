import { useEffect, useRef, useState } from 'preact/hooks';
import { SERVICE_MAIL } from '../help-topics';
import { useTexts } from '../use-texts';
import { openChat, yingda, type ChatProduct } from '../yingda';
import { Icon } from './icon';

interface AskProps {
  words: string;
  class: string;
  product?: () => ChatProduct;
}

/** Opens the chat, with the product's card ready where there is one; says so when the chat cannot come. */
export function AskButton({ words, product, ...rest }: AskProps) {
  const { t } = useTexts();
  const [missing, setMissing] = useState(false);
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);
  const ask = () => {
    if (product) yingda('product', product());
    stop.current();
    stop.current = openChat(() => setMissing(true));
  };
  return (
    <>
      <button type="button" class={rest.class} onClick={ask}>
        <Icon name="chat" />
        {words}
      </button>
      {missing && (
        <p class="ask-missing" role="status">
          {t('shop.ask.missing', { mail: SERVICE_MAIL })}
        </p>
      )}
    </>
  );
}
