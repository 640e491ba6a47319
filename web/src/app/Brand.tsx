import styles from './Brand.module.css';

/** The name and its sign: a canal with its side arm. */
export function Brand({ onDark = false }: { onDark?: boolean }) {
  return (
    <span className={styles['brand']} data-on-dark={onDark || undefined}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" className={styles['ground']} />
        <path d="M10 7v18" className={styles['canal']} />
        <path d="M23 8c0 6-5 8-13 8 8 0 13 2 13 9" className={styles['arm']} />
      </svg>
      Kanal
    </span>
  );
}
