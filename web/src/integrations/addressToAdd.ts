import type { Channel } from './api';

/** Where an account is connected, by the way by which it was before. */
export function addressToAdd(method: Channel['method']): string {
  return method === 'DEVELOPER_APP' ? '/integrations/twitter?method=app' : '/integrations/twitter';
}
