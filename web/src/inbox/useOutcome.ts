import { useState } from 'react';
import { Problem } from '../api/problem';
import { useNow } from '../format/useNow';
import type { useSend } from './api';
import { isRepeatable, isStranded, standsIn, useOpenAnswer } from './drafts';

/** What became of an answer, as far as whoever wrote it has to know. */
export type Outcome =
  | { readonly kind: 'none' }
  /** Somebody else was faster. */
  | { readonly kind: 'newer'; readonly problem: Problem }
  /** Nobody has got it. */
  | { readonly kind: 'refused'; readonly problem: Error }
  /** Somebody may have got it. */
  | { readonly kind: 'unknown'; readonly problem: Error | undefined; readonly remedy: Remedy };

/** What Send does then: it asks for the same once more, though more was typed; or somebody has to look first. */
export type Remedy = 'same' | 'more' | 'look';

const NONE: Outcome = { kind: 'none' };

/** What became of the answer that stands in the draft of a conversation. */
export function useOutcome(
  conversationId: string,
  text: string,
  last: ReturnType<typeof useSend>['last'],
): Outcome {
  const [openedAt] = useState(Date.now);
  const answer = useOpenAnswer(conversationId);
  // Some time after another tab has begun it, it cannot be on its way any more.
  useNow(10_000);
  if (text === '' || last?.isUnderWay) {
    return NONE;
  }
  const failure = last?.failure;
  if (failure?.reason instanceof Problem && failure.reason.code === 'newer-reply') {
    return { kind: 'newer', problem: failure.reason };
  }
  if (answer) {
    const repeatable = isRepeatable(answer, text);
    const isOurs = failure?.isCertain === false && last?.answer?.key === answer.key;
    const isMeant = standsIn(answer, text) || !answer.aside;
    const isLeft = isMeant && (answer.at < openedAt || isStranded(answer));
    if (isOurs || isLeft) {
      const remedy = repeatable ? (text === answer.text ? 'same' : 'more') : 'look';
      return { kind: 'unknown', problem: isOurs ? failure.reason : undefined, remedy };
    }
  }
  return failure?.isCertain ? { kind: 'refused', problem: failure.reason } : NONE;
}
