import 'i18next';
import type account from '../account/en.json';
import type app from '../app/en.json';
import type inbox from '../inbox/en.json';
import type last from '../inbox/last.en.json';
import type integrations from '../integrations/en.json';
import type session from '../session/en.json';
import type team from '../team/en.json';
import type problems from './problems.en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      app: typeof app;
      problems: typeof problems;
      session: typeof session;
      integrations: typeof integrations;
      inbox: typeof inbox;
      last: typeof last;
      team: typeof team;
      account: typeof account;
    };
  }
}
