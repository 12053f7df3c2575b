import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useMe } from '../../app/use-session';
import { useShortcuts } from '../../app/use-shortcuts';
import { isOwed } from '../../live/row-order';
import { useLive, useRow } from '../../live/use-live';
import { Conversation } from '../conversation/conversation';
import { CustomerPanel } from '../customer/customer-panel';
import { InboxList } from './inbox-list';
import { NoConversation } from './no-conversation';
import { useHeldGroups } from './use-held-groups';
import { useInboxList } from './use-inbox-list';
import { useLayout } from './use-layout';
import { useTakeNext } from './use-take-next';
import { addressOf, addressOfMention, savedQuery, viewOfAddress } from './view-address';
import './inbox.css';

/** List, conversation, customer: the agent's desk. */
export function InboxPage() {
  const { t } = useTranslation();
  const { view, conversationId } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const live = useLive();
  const me = useMe();
  const row = useRow(conversationId);
  const { ref, mode } = useLayout();
  const searchText = search.toString();
  const query = useMemo(() => viewOfAddress(view, new URLSearchParams(searchText)), [view, searchText]);
  const list = useInboxList(query);
  const held = useHeldGroups(list.groups, savedQuery(query));
  const { take } = useTakeNext();
  const [listShown, setListShown] = useState(true);
  const [panelShown, setPanelShown] = useState(me.preferences.openPanel ?? true);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    live.look(conversationId ?? null);
    return () => live.look(null);
  }, [live, conversationId]);

  const order = useMemo(() => held.groups.flatMap((group) => group.ids), [held.groups]);
  const orderRef = useRef(order);
  orderRef.current = order;

  const open = useCallback(
    (id: string) => {
      const mention = query.view === 'mentions' && live.state.mentions.get().byConversation[id];
      void navigate(mention ? addressOfMention(query, mention) : addressOf(query, id));
    },
    [navigate, query, live],
  );
  const step = (by: 1 | -1) => {
    const at = conversationId ? orderRef.current.indexOf(conversationId) : -1;
    const next = orderRef.current[at < 0 ? (by > 0 ? 0 : orderRef.current.length - 1) : at + by];
    if (next) open(next);
  };
  const nextWaiting = () => {
    const rows = live.state.rows.get();
    const next = orderRef.current.find((id) => id !== conversationId && rows[id] && isOwed(rows[id]));
    if (next) open(next);
  };
  const toggleChosen = useCallback(
    (id: string) =>
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const inDrawer = mode === 'compact' || mode === 'tablet';
  const togglePanel = useCallback(
    () => (inDrawer ? setDrawerOpen((shown) => !shown) : setPanelShown((shown) => !shown)),
    [inDrawer],
  );
  const back = useCallback(() => void navigate(addressOf(query)), [navigate, query]);

  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    'alt+ArrowDown': nextWaiting,
    n: take,
    x: () => (conversationId ? toggleChosen(conversationId) : false),
    '[': () => setListShown((shown) => !shown),
    ']': togglePanel,
    Escape: () => {
      if (chosen.size > 0) return setChosen(new Set());
      if (mode === 'tablet' && conversationId) return void navigate(addressOf(query));
      return false;
    },
  });

  const tablet = mode === 'tablet';
  const showList = tablet ? !conversationId : listShown;
  const showPanel = Boolean(conversationId) && !inDrawer && panelShown;
  return (
    <div
      ref={ref}
      className="inbox"
      data-mode={mode}
      data-list={showList ? 'shown' : 'hidden'}
      data-panel={showPanel ? 'shown' : 'hidden'}
    >
      {showList ? (
        <InboxList
          query={query}
          list={list}
          held={held}
          currentId={conversationId}
          chosen={chosen}
          onChoose={toggleChosen}
          onChosenDone={(left) => setChosen(new Set(left))}
        />
      ) : null}
      {conversationId ? (
        <Conversation
          key={conversationId}
          id={conversationId}
          panelShown={showPanel || drawerOpen}
          onPanel={togglePanel}
          {...(tablet ? { onBack: back } : {})}
        />
      ) : tablet ? null : (
        <NoConversation />
      )}
      {showPanel && row ? <CustomerPanel customerId={row.customerId} conversationId={row.id} /> : null}
      <Drawer
        open={inDrawer && drawerOpen && Boolean(row)}
        onClose={() => setDrawerOpen(false)}
        size={360}
        title={t('customer.panel')}
        styles={{ body: { padding: 0 } }}
      >
        {row ? <CustomerPanel customerId={row.customerId} conversationId={row.id} /> : null}
      </Drawer>
    </div>
  );
}
