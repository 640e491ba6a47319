import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useRef } from 'react';

/** A change that is not asked for again while it is under way, however often somebody clicks. */
export function useOneAtATime<Result, Wish = void>(options: UseMutationOptions<Result, Error, Wish>) {
  const underWay = useRef(false);
  const mutation = useMutation<Result, Error, Wish>(options);
  return {
    ...mutation,
    ask: (wish: Wish) => {
      if (!underWay.current) {
        underWay.current = true;
        mutation.mutate(wish, {
          onSettled: () => {
            underWay.current = false;
          },
        });
      }
    },
  };
}
