const PATHS = {
  back: 'M14.5 5.5L8 12l6.5 6.5',
  down: 'M6 9l6 6 6-6',
  close: 'M6 6l12 12M18 6L6 18',
  dots: 'M4.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M11.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M18.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0',
  chat: 'M4 5h16v11H11l-4.5 4v-4H4z',
  plus: 'M12 5v14M5 12h14',
  smile:
    'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M8.5 14.5c1 1.3 2.2 2 3.5 2s2.5-.7 3.5-2M9 9.5v.5M15 9.5v.5',
  send: 'M4 12l16-8-5 16-3.5-6.5z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM9.2 12a2.8 2.8 0 1 0 5.6 0 2.8 2.8 0 1 0-5.6 0',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  ticks: 'M2.5 12.5L7 17l9-9.5M12 16l1 1 8.5-9.5',
  wait: 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4',
  warn: 'M12 4L2.8 19.5h18.4zM12 10v4.5M12 17h.01',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9.5h.01',
  mic: 'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  reply: 'M10 6L4 12l6 6M4 12h9c4 0 7 2 7 6',
  edit: 'M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  right: 'M9.5 5.5L16 12l-6.5 6.5',
  bell: 'M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10.5 20h3',
  bellOff: 'M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10.5 20h3M4 4l16 16',
  end: 'M12 3.5v8M7 6.5a7.5 7.5 0 1 0 10 0',
  search: 'M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 1 1 13 0M15.5 15.5L20 20',
  list: 'M5 7h14M5 12h14M5 17h9',
  star: 'M12 3.5l2.6 5.5 6 .8-4.4 4.1 1.1 6L12 17l-5.3 2.9 1.1-6L3.4 9.8l6-.8z',
  clock: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M12 7v5.5l3.5 2',
  off: 'M3 8.5a13 13 0 0 1 4-2.6M21 8.5A13 13 0 0 0 11.5 5M6.5 12.5a8 8 0 0 1 3-1.8M17.5 12.500a8 8 0 0 0-2-1.400M12 18h.01M4 4l16 16',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon; says nothing to screen readers, its button or text does. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** A square button with an icon and its name. */
export function IconButton(props: {
  icon: IconName;
  label: string;
  onClick: () => void;
  size?: number;
  class?: string;
  expanded?: boolean;
  id?: string;
}) {
  const { icon, label, onClick, size, expanded, id } = props;
  return (
    <button
      type="button"
      class={`square ${props.class ?? ''}`}
      aria-label={label}
      title={label}
      onClick={onClick}
      {...(id ? { id } : {})}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
    >
      <Icon name={icon} {...(size ? { size } : {})} />
    </button>
  );
}
