const NAME = 'kanal-session';

let open: BroadcastChannel | undefined;

/** Hears when another tab of this browser has signed somebody in or out, or changed their language. Answers how to stop hearing. */
export function onOtherTab(listener: () => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', listener);
  open = channel;
  return () => {
    channel.close();
    open = undefined;
  };
}

/** Tells the other tabs that something about who is signed in has changed here. What it is they ask the server. */
export function tellOtherTabs(): void {
  // What is said through a channel is not heard by itself.
  const channel = open ?? new BroadcastChannel(NAME);
  channel.postMessage(null);
  if (channel !== open) {
    channel.close();
  }
}
