import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageLink } from './model';

const ADDRESS = /https?:\/\/[^\s<>"“”]+/g;
const PUNCTUATION = /[.,;:!?)\]}'’]+$/;

/** What somebody typed, with its addresses as links. X's short addresses show where they lead. */
export function RichText({ text, links }: { text: string; links: readonly MessageLink[] }) {
  const known = new Map(links.map((link) => [link.url, link]));
  return partsOf(text).map(({ address, words }, place) => {
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

/** The text in its order; an address does not take the punctuation behind it along. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = found[0].replace(PUNCTUATION, '');
    parts.push({ words: text.slice(end, found.index) }, { address, words: address });
    end = found.index + address.length;
  }
  parts.push({ words: text.slice(end) });
  return parts.filter(({ words }) => words !== '');
}
