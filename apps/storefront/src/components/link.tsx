import type { ComponentChildren } from 'preact';
import { go, withInbox } from '../router';

interface LinkProps {
  to: string;
  children: ComponentChildren;
  class?: string;
  label?: string;
  current?: boolean;
  onClick?: () => void;
}

/** A link inside the shop: a true address, followed without a reload on a plain click. */
export function Link({ to, children, label, current, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent) => {
    onClick?.();
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      class={rest.class}
      href={withInbox(to, location.search)}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
