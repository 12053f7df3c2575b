import { useEffect, useRef, useState } from 'preact/hooks';
import { useTexts } from '../use-texts';
import { session, signIn, signOut } from '../session';
import { shopperById, shoppers } from '../shoppers';
import { useStore } from '../use-store';
import { yingda } from '../yingda';
import { Icon } from './icon';
import { Link } from './link';
import { ShopperChoice } from './shopper-choice';

/** The person in the header: choose a shopper, or one's orders and the way out. */
export function AccountMenu() {
  const { t, of } = useTexts();
  const shopper = shopperById(useStore(session));
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const label = shopper
    ? t('shop.account.signed-in', { name: of(shopper.name), tier: t(`tier.${shopper.tier}`) })
    : t('shop.sign-in');
  return (
    <div class="account" ref={box}>
      <button
        ref={button}
        type="button"
        class="head-button account-button"
        aria-expanded={open}
        aria-controls="account-panel"
        aria-label={label}
        onClick={() => {
          // The chat lies above everything of the shop, also above this menu.
          if (!open) yingda('close');
          setOpen(!open);
        }}
      >
        <Icon name="person" />
        <span class="account-name">{shopper ? of(shopper.name) : t('shop.sign-in')}</span>
        {shopper && shopper.tier !== 'normal' && (
          <span class={`tier tier-${shopper.tier}`}>{t(`tier.${shopper.tier}`)}</span>
        )}
      </button>
      <div class="account-panel" id="account-panel" hidden={!open}>
        {!shopper && <p class="account-hint">{t('shop.sign-in.hint')}</p>}
        <ShopperChoice
          list={shoppers.filter(({ id }) => id !== shopper?.id)}
          onChoose={(id) => {
            void signIn(id);
            close();
          }}
        />
        {shopper && (
          <div class="account-own">
            <Link to="/orders" onClick={() => setOpen(false)}>
              {t('shop.orders')}
            </Link>
            <button
              type="button"
              onClick={() => {
                signOut();
                close();
              }}
            >
              {t('shop.sign-out')}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
