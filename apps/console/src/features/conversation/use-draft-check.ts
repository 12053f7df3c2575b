import { useEffect, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { checkDraft, compileWords, type CheckedDraft } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useMe } from '../../app/use-session';

type Fold = (character: string) => string;
const same: Fold = (character) => character;

let folding: Promise<Fold> | null = null;

/** Traditional characters are a chunk of its own; until it is here they are found by the server only. */
function loadFold(): Promise<Fold> {
  folding ??= import('opencc-js/t2cn').then(({ Converter }) => {
    const simplify = Converter({ from: 't', to: 'cn' });
    const known = new Map<string, string>();
    return (character) => {
      let folded = known.get(character);
      if (folded === undefined) {
        const simple = simplify(character);
        known.set(character, (folded = simple.length === character.length ? simple : character));
      }
      return folded;
    };
  });
  return folding;
}

/** The shop's list of words, as this agent's answers are looked through with it; the server looks once more. */
export function useDraftCheck(): (text: string) => CheckedDraft {
  const me = useMe();
  const { data } = useQuery({
    queryKey: ['words'],
    queryFn: () => api.call('GET /api/words'),
    staleTime: 5 * 60_000,
  });
  const [fold, setFold] = useState<Fold>(() => same);
  useEffect(() => {
    void loadFold().then(
      (loaded) => setFold(() => loaded),
      () => undefined,
    );
  }, []);
  return useMemo(() => {
    const mine = (data?.items ?? []).filter(
      ({ teamIds }) => teamIds.length === 0 || teamIds.some((id) => me.teamIds.includes(id)),
    );
    const matcher = compileWords(mine, fold);
    return (text) => checkDraft(text, matcher);
  }, [data, fold, me.teamIds]);
}

/** For the list's figures; a figure that is lost is no reason to keep anybody waiting. */
export function tellCaught(text: string, outcome: 'held' | 'sent'): void {
  void api
    .call('POST /api/drafts/check', { body: { texts: [{ id: 'draft', text }], outcome } })
    .catch(() => undefined);
}
