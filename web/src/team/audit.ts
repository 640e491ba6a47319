/** Something that somebody did, or was not allowed to do. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor?: { readonly id: string; readonly username: string };
  readonly address?: string;
  readonly action: string;
  readonly subject?: { readonly type: 'user' | 'channel'; readonly id: string; readonly name?: string };
  readonly result: 'succeeded' | 'refused' | 'failed';
  readonly code?: string;
  readonly detail?: string;
}

/** What of the trail is looked at. */
export interface AuditFilter {
  readonly about: 'everything' | 'people' | 'channels' | 'sign-in' | 'refused';
  readonly words: string;
}

const SIGN_IN = ['signed-in', 'sign-in-refused', 'signed-out-everywhere', 'password-changed'];

/** Whether an entry is looked for. */
export function isWanted(entry: AuditEntry, { about, words }: AuditFilter): boolean {
  return isAbout(entry, about) && mentions(entry, words.trim().toLowerCase());
}

function isAbout({ action, result }: AuditEntry, about: AuditFilter['about']): boolean {
  switch (about) {
    case 'everything':
      return true;
    case 'refused':
      return result !== 'succeeded';
    case 'channels':
      return isOfChannel(action);
    case 'sign-in':
      return SIGN_IN.includes(action);
    case 'people':
      return !isOfChannel(action) && !SIGN_IN.includes(action);
  }
}

function isOfChannel(action: string): boolean {
  return action.startsWith('channel-') || action === 'read-on';
}

function mentions({ actor, subject, address }: AuditEntry, words: string): boolean {
  return (
    [actor?.username, subject?.name, address].some((name) => name?.toLowerCase().includes(words)) ||
    words === ''
  );
}
