const paths = {
  search: 'M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM16 16l4.5 4.5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5c0-4 3.3-6.500 7.500-6.500s7.500 2.500 7.500 6.500',
  cart: 'M3 4h2.500l2 11h10l2-8H6.500M9 17.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3ZM16.500 17.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3Z',
  chat: 'M4 5h16v11H11l-4.500 4v-4H4z',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15ZM10 20.500h4M12 3v2',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5.500v13M5.500 12h13',
  minus: 'M5.500 12h13',
  truck:
    'M3 6h11v10H3zM14 10h4l3 3v3h-7M7 15.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM17 15.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  back: 'M4 9h10a5 5 0 0 1 0 10H8M4 9l4-4M4 9l4 4',
  mend: 'M14.500 6.500a4 4 0 0 0-5 5L4 17l3 3 5.500-5.500a4 4 0 0 0 5-5L15 12l-3-3Z',
  people:
    'M9 5a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM2.500 20c0-3.500 2.900-5.500 6.500-5.500s6.500 2 6.500 5.500M16 5.500a3.200 3.200 0 0 1 0 6M18 14.800c2.200.7 3.500 2.500 3.500 5.200',
  globe:
    'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17ZM3.500 12h17M12 3.500c5 5 5 12 0 17M12 3.500c-5 5-5 12 0 17',
  box: 'M4 8l8-4 8 4v8l-8 4-8-4ZM4 8l8 4 8-4M12 12v8',
} as const;

export type IconName = keyof typeof paths;

/** A line icon; always beside a text or in a control with an accessible name. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The shop's sign: an ear of grain. */
export function Sign() {
  return (
    <svg class="sign" width="22" height="26" viewBox="0 0 22 26" aria-hidden="true">
      <path d="M11 25V5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
      <path
        fill="currentColor"
        d="M11 13C6 13 4 10 4 6c4 0 7 3 7 7Zm0 0c5 0 7-3 7-7-4 0-7 3-7 7Zm0 8c-5 0-7-3-7-7 4 0 7 3 7 7Zm0 0c5 0 7-3 7-7-4 0-7 3-7 7ZM11 7C9 5 9 3 11 0c2 3 2 5 0 7Z"
      />
    </svg>
  );
}
