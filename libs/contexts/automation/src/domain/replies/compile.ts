import AhoCorasick from 'modern-ahocorasick';
import { RE2JS } from 're2js';
import type { AutoReply } from './auto-reply';
import { Boundaries, type Cut } from './boundaries';
import { type Hit, isAll, type Literal, type Match, put, rank, type Source } from './hits';
import { isRefused } from './negation';
import { hasHan, readable, readableWord } from './readable';
import { isKnownBySound, soundsOf } from './sounds';
import { readableGroups, saidOtherwise } from './synonyms';
import { type Found, WordIndex } from './word-index';

export type { Match } from './hits';

interface Pattern extends Literal {
  expression: RE2JS;
  han: boolean;
}

/** All keywords of a set of replies, made ready once: a text is read through once, however many there are. */
export class CompiledReplies {
  private readonly literals: AhoCorasick<Literal[]>;
  private readonly sounds: AhoCorasick<Literal[]>;
  private readonly words = new WordIndex<Literal>();
  private readonly patterns: Pattern[] = [];

  constructor(
    replies: readonly AutoReply[],
    synonyms: readonly { words: readonly string[] }[],
    private readonly cut: Cut,
  ) {
    const groups = readableGroups(synonyms);
    const literals = new Map<string, Literal[]>();
    const sounds = new Map<string, Literal[]>();
    for (const reply of replies.filter((one) => one.kind === 'keyword'))
      for (const { match, words, except = [] } of reply.keywords) {
        const source = { reply, match };
        for (const word of words) this.add({ source, word, excepts: false }, groups, { literals, sounds });
        for (const word of except) this.add({ source, word, excepts: true }, groups, { literals, sounds });
      }
    this.literals = automaton(literals);
    this.sounds = automaton(sounds);
  }

  private add(
    literal: Literal,
    groups: string[][],
    { literals, sounds }: Record<'literals' | 'sounds', Map<string, Literal[]>>,
  ): void {
    const { match } = literal.source;
    if (match === 'pattern') {
      const expression = RE2JS.compile(literal.word, RE2JS.CASE_INSENSITIVE);
      this.patterns.push({ ...literal, expression, han: hasHan(literal.word) });
      return;
    }
    const plain = readableWord(literal.word);
    if (plain === '') return;
    // Exceptions are taken at their word: what is left out by mistake is worse than what is not left out.
    if (literal.excepts) return put(literals, plain, literal);
    for (const way of saidOtherwise(plain, groups)) {
      if (match === 'word' && !hasHan(way)) this.words.add(way, literal);
      else put(literals, way, literal);
      if (match === 'contains' && isKnownBySound(way)) put(sounds, soundsOf(way), literal);
    }
  }

  /** All that fit, best first. */
  match(text: string): Match[] {
    const said = readable(text);
    if (said === '') return [];
    const { hits, silenced } = this.inPatterns(said);
    const all = [...this.inWords(said), ...hits];
    return rank(all.filter(({ source }) => !silenced.has(source.reply)));
  }

  private inWords(said: string): Hit[] {
    const boundaries = new Boundaries(said, this.cut);
    const found = [
      ...foundBy(this.literals, said).filter(
        ({ value, start, end }) =>
          value.source.match === 'exact' ||
          (value.excepts && hasHan(value.word)) ||
          boundaries.standsAlone(start, end),
      ),
      ...this.words.search(said),
    ];
    if (hasHan(said)) found.push(...this.bySound(said, found));
    return this.standing(said, found);
  }

  // What is written as it should be, and what is a word of its own, is no slip of the pen.
  private bySound(said: string, written: Found<Literal>[]): Found<Literal>[] {
    const heard = foundBy(this.sounds, soundsOf(said)).filter(
      ({ start, end }) => !written.some((one) => one.start < end && one.end > start),
    );
    if (heard.length === 0) return [];
    const single = new Uint8Array(said.length);
    let at = 0;
    for (const word of this.cut(said, 'known')) {
      if (word.length === 1) single[at] = 1;
      at += word.length;
    }
    return heard.filter(({ start, end }) => single.subarray(start, end).every((one) => one === 1));
  }

  // Without what is excepted or refused; of those that must be all there is only where they are.
  private standing(said: string, found: Found<Literal>[]): Hit[] {
    const excepted = found.filter(({ value }) => value.excepts);
    const covered = (one: Found<Literal>) =>
      excepted.some(
        ({ value, start, end }) => value.source === one.value.source && start <= one.start && end >= one.end,
      );
    const left = found.filter((one) => !one.value.excepts && !covered(one));
    const partial = new Set<Source>();
    for (const { source } of left.map(({ value }) => value))
      if (
        source.match === 'exact' &&
        !isAll(
          said,
          left.filter(({ value }) => value.source === source),
        )
      )
        partial.add(source);
    return left
      .filter(({ value, start }) =>
        value.source.match === 'exact' ? !partial.has(value.source) : !isRefused(said, start),
      )
      .map(({ value, start, end }) => ({ source: value.source, word: value.word, start, end }));
  }

  private inPatterns(said: string): { hits: Hit[]; silenced: Set<AutoReply> } {
    const inHan = hasHan(said);
    const silenced = new Set<AutoReply>();
    const hits: Hit[] = [];
    for (const { source, word, excepts, expression, han } of this.patterns) {
      if (han && !inHan) continue;
      const matcher = expression.matcher(said);
      if (!matcher.find()) continue;
      if (excepts) silenced.add(source.reply);
      else hits.push({ source, word, start: matcher.start(), end: matcher.end() });
    }
    return { hits, silenced };
  }
}

function automaton(words: Map<string, Literal[]>): AhoCorasick<Literal[]> {
  return new AhoCorasick(
    [...words].map(([pattern, data]) => ({ pattern, data })),
    { boundary: 'none' },
  );
}

function foundBy(automaton: AhoCorasick<Literal[]>, said: string): Found<Literal>[] {
  return automaton
    .search(said)
    .flatMap(({ data, start, end }) => data!.map((value): Found<Literal> => ({ value, start, end })));
}
