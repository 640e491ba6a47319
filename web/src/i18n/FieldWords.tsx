import type { Cause } from '../api/problem';
import { useProblemWords } from './problems';

/** What is wrong with a field. A form keeps this and not its words, which are those of the language of the moment. */
export function FieldWords({ of }: { of: Cause }) {
  return useProblemWords().field(of);
}
