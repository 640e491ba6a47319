import plainIcon from '../app/icon.svg';

const PREFIX = /^\(\d+\+?\) /;
const MOST = 99;

let count = 0;
let watcher: MutationObserver | undefined;

/** Shows in the tab's title and icon how much is unread. Pages set their titles as if there were no number. */
export function showCount(unread: number): void {
  count = unread;
  const title = document.querySelector('title');
  if (title && !watcher) {
    watcher = new MutationObserver(writeTitle);
    watcher.observe(title, { childList: true });
  }
  writeTitle();
  writeIcon();
}

function writeTitle(): void {
  const plain = document.title.replace(PREFIX, '');
  const wanted = count > 0 ? `(${brief()}) ${plain}` : plain;
  if (document.title !== wanted) {
    document.title = wanted;
  }
}

function writeIcon(): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon) {
    icon.href = count > 0 ? `data:image/svg+xml,${encodeURIComponent(badge())}` : plainIcon;
  }
}

function brief(): string {
  return count > MOST ? `${MOST}+` : String(count);
}

/** The icon of the panel with a number at its corner. */
function badge(): string {
  const text = count > 9 ? '9+' : String(count);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0a2733"/><path d="M10 7v18" stroke="#fff" stroke-width="4" stroke-linecap="round"/><path d="M23 8c0 6-5 8-13 8 8 0 13 2 13 9" stroke="#5fc3dd" stroke-width="4" fill="none" stroke-linecap="round"/><circle cx="22" cy="22" r="10" fill="#d92d20"/><text x="22" y="27" font-family="sans-serif" font-size="13" font-weight="700" text-anchor="middle" fill="#fff">${text}</text></svg>`;
}
