import { Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/** What a pane shows when it has nothing else to show. */
export function Empty({
  Icon: Sign,
  title,
  text,
  children,
}: {
  Icon: Icon;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className={styles['empty']}>
      <span className={styles['sign']}>
        <Sign aria-hidden="true" stroke={1.5} />
      </span>
      <Title order={2}>{title}</Title>
      <p>{text}</p>
      {children}
    </div>
  );
}
