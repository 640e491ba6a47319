import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './Portrait.module.css';

/** Somebody's picture; the first letter where there is none, or X does not hand it out. */
export function Portrait({
  name,
  url,
  group = false,
  size = 'md',
}: {
  name: string;
  url?: string | null | undefined;
  group?: boolean;
  size?: 'sm' | 'md' | 'lg';
}) {
  const [broken, setBroken] = useState<string>();
  return (
    <span className={styles['portrait']} data-size={size} aria-hidden="true">
      {url && broken !== url ? (
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setBroken(url)}
        />
      ) : group ? (
        <IconUsers size="55%" stroke={1.75} />
      ) : (
        initialOf(name)
      )}
    </span>
  );
}

function initialOf(name: string): string {
  return (Array.from(name.replace(/^@/, ''))[0] ?? '?').toUpperCase();
}
