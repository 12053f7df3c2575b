import { useEffect, useState } from 'preact/hooks';
import { SERVICE_MAIL } from '../help-topics';
import { useTexts } from '../use-texts';
import { chatIsMissing, yingda, type ChatProduct } from '../yingda';
import { Icon } from './icon';

/** How long the chat's script may take before the shop says that it did not come. */
const PATIENCE_MS = 3000;

interface AskProps {
  words: string;
  class: string;
  product?: () => ChatProduct;
}

/** Opens the chat, with the product's card ready where there is one; says so when the chat cannot come. */
export function AskButton({ words, product, ...rest }: AskProps) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(0);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    if (asked === 0) return;
    const timer = setTimeout(() => setMissing(chatIsMissing()), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const ask = () => {
    if (product) yingda('product', product());
    yingda('open');
    setAsked(asked + 1);
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
