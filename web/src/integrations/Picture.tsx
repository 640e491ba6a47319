import { useState } from 'react';
import styles from './Picture.module.css';

/** The picture of an account, or its first letter where there is none or it does not load. */
export function Picture({ url, name, large = false }: { url: string | null; name: string; large?: boolean }) {
  const [broken, setBroken] = useState<string>();
  return (
    <span className={styles['picture']} data-large={large || undefined} aria-hidden="true">
      {url && url !== broken ? (
        <img src={url} alt="" referrerPolicy="no-referrer" onError={() => setBroken(url)} />
      ) : (
        [...name][0]
      )}
    </span>
  );
}
