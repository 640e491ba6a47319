import { useMutation, type MutateOptions, type UseMutationOptions } from '@tanstack/react-query';
import { useRef } from 'react';

/** A change that is not asked for again while it is under way, however often somebody clicks. */
export function useOneAtATime<Result, Wish = void>(options: UseMutationOptions<Result, Error, Wish>) {
  const underWay = useRef(false);
  const mutation = useMutation<Result, Error, Wish>({
    ...options,
    onSettled: (...outcome) => {
      underWay.current = false;
      return options.onSettled?.(...outcome);
    },
  });
  return {
    ...mutation,
    ask: (wish: Wish, then: MutateOptions<Result, Error, Wish> = {}) => {
      if (!underWay.current) {
        underWay.current = true;
        mutation.mutate(wish, then);
      }
    },
  };
}
