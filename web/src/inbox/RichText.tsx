import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageLink } from './model';

const ADDRESS = /https?:\/\/[^\s<>"“”]+/g;
const PUNCTUATION = /[.,;:!?)\]}'’…。，、！？；：）」』]/;

/** What somebody typed, with its addresses as links. X's short addresses show where they lead. */
export function RichText({ text, links }: { text: string; links: readonly MessageLink[] }) {
  const known = new Map(links.map((link) => [link.url, link]));
  return partsOf(text, links).map(({ address, words }, place) => {
    if (address === undefined) {
      return <Fragment key={place}>{words}</Fragment>;
    }
    const link = known.get(address);
    return (
      <Outward key={place} to={safe(link?.expandedUrl) ?? address}>
        {link?.displayUrl ?? link?.expandedUrl ?? address}
      </Outward>
    );
  });
}

/** A link that leaves the panel. */
export function Outward({ to, children }: { to: string; children: ReactNode }) {
  const { t } = useTranslation('inbox');
  return (
    <a href={to} target="_blank" rel="noopener noreferrer nofollow">
      {children}
      <span className="k-visually-hidden"> {t('newTab')}</span>
    </a>
  );
}

/** Nothing but an address of the web: what a customer sends is not trusted. */
function safe(address: string | null | undefined): string | undefined {
  return address && /^https?:\/\//i.test(address) ? address : undefined;
}

interface TextPart {
  readonly address?: string;
  readonly words: string;
}

/** The text in its order, and its addresses. */
export function partsOf(text: string, links: readonly MessageLink[]): TextPart[] {
  const parts: TextPart[] = [];
  const search = new RegExp(ADDRESS);
  let end = 0;
  for (let found = search.exec(text); found; found = search.exec(text)) {
    const address = knownAt(found[0], links) ?? withoutPunctuation(found[0]);
    parts.push({ words: text.slice(end, found.index) }, { address, words: address });
    end = found.index + address.length;
    search.lastIndex = end;
  }
  parts.push({ words: text.slice(end) });
  return parts.filter(({ words }) => words !== '');
}

/** X says where its short addresses end. Not everybody writes a space behind them. */
function knownAt(text: string, links: readonly MessageLink[]): string | undefined {
  return links.find(({ url }) => text.startsWith(url) && !/^[a-z0-9]/i.test(text.slice(url.length)))?.url;
}

/** An address does not take the punctuation behind it along, but for a bracket that it has opened itself. */
function withoutPunctuation(text: string): string {
  let end = text.length;
  let unopened = text.split(')').length - text.split('(').length;
  while (PUNCTUATION.test(text.charAt(end - 1)) && (text.charAt(end - 1) !== ')' || unopened > 0)) {
    end -= 1;
    unopened -= text.charAt(end) === ')' ? 1 : 0;
  }
  return text.slice(0, end);
}
